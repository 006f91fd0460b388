package dev.pawl.container.ecs;

import dev.pawl.container.engine.ContainerPlan;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A task definition that can be run.
 *
 * @param cpu
 *            units of all containers together
 * @param memory
 *            MiB of all containers together
 * @param network
 *            none or host, if it says so
 * @param fargate
 *            whether it says that it is for Fargate
 * @param containers
 *            as they are without the limits of the task
 * @param amounts
 *            what each container says of CPU and memory, by its name
 * @param environmentFiles
 *            ARNs of objects, by the name of the container
 * @param notices
 *            what it says and has no effect here
 */
record TaskDefinition(String family, OptionalInt cpu, OptionalInt memory, Optional<String> network, boolean fargate,
        List<ContainerPlan> containers, Map<String, Amount> amounts, Map<String, List<String>> environmentFiles,
        List<String> notices) {
    /**
     * What one container says.
     *
     * @param cpu
     *            units
     * @param memory
     *            MiB at most
     * @param reservation
     *            MiB that it should have
     */
    record Amount(OptionalInt cpu, OptionalInt memory, OptionalInt reservation) {}

    /** One of some versions of it. */
    record Revision(TaskDefinition definition, int number) {
        String name() {
            return definition.family() + ":" + number;
        }
    }
}
