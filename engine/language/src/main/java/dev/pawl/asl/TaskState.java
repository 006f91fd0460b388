package dev.pawl.asl;

import java.util.List;
import java.util.Optional;

/**
 * Work done by somebody outside.
 *
 * @param resource
 *            who does it
 * @param timeoutSeconds
 *            for one attempt; AWS's default is 99,999,999
 * @param heartbeatSeconds
 *            longest silence of whoever works on it
 * @param roleArn
 *            RoleArn of Credentials
 * @param retriers
 *            first that matches decides
 * @param catchers
 *            first that matches decides
 */
public record TaskState(StateInfo info, TaskResource resource, DataFlow data, Transition transition,
        Optional<NumberField> timeoutSeconds, Optional<NumberField> heartbeatSeconds, Optional<TextField> roleArn,
        List<Retrier> retriers, List<Catcher> catchers) implements State {}
