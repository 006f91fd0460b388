package dev.pawl.store;

import java.time.Instant;

/**
 * A published version: a revision of a machine that has a number. Neither ever changes, and no number is
 * given twice.
 *
 * @param number
 *            counted from 1 in each machine
 * @param description
 *            empty if there is none
 * @param createdAt
 *            when it was published
 * @param machine
 *            as it was at the revision that was published
 */
public record VersionRecord(int number, String description, Instant createdAt, MachineRecord machine) {
    /** The machine's ARN with the number. */
    public String arn() {
        return machine.arn() + ":" + number;
    }
}
