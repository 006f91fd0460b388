package dev.pawl.schedule;

import dev.pawl.arn.ArnScope;
import dev.pawl.arn.StateMachineArn;

/**
 * What people write for a machine where an ARN would be long: a name, {@code orders:prod} for an alias,
 * {@code orders:3} for a version.
 */
public record MachineNames(ArnScope scope) {
    /** The ARN that is meant; an ARN means itself. Whether there is such a machine is the engine's to say. */
    public String arn(String machine) {
        if (machine.startsWith("arn:")) {
            return machine;
        }
        int colon = machine.indexOf(':');
        return colon < 0
                ? new StateMachineArn(scope, machine).text()
                : new StateMachineArn(scope, machine.substring(0, colon)).text() + machine.substring(colon);
    }
}
