package dev.pawl.testkit.mock;

import java.util.Optional;

/** Says how services behave. It is asked once for each attempt of a task. */
@FunctionalInterface
public interface Mocks {
    /**
     * How the service behaves that this task calls; empty if there is no mock for it.
     *
     * @throws MockException
     *             if there ought to be one and it is missing
     */
    Optional<Behaviour> behaviour(TaskCall call);
}
