package dev.pawl.container.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * What is to run: containers that share a network and live and end together. A value that can be stored;
 * secrets are in it
 * by name alone.
 *
 * @param id
 *            32 hexadecimal digits; the same for the same work, so that starting twice starts once
 * @param owner
 *            whose work it is
 * @param containers
 *            in the order of the definition
 * @param network
 *            how the containers are connected, if the definition says so
 */
public record TaskPlan(String id, Owner owner, List<ContainerPlan> containers, Optional<String> network) {
    /**
     * Whose work a task is.
     *
     * @param kind
     *            who made the plan, such as ecs
     * @param name
     *            what the task is called by people, such as {@code etl:3}
     * @param executionArn
     *            the execution whose task it is
     * @param stateMachineArn
     *            of that execution's machine: it decides which secrets overrides may refer to
     * @param facts
     *            what its maker wants to find again with the task
     */
    public record Owner(String kind, String name, String executionArn, String stateMachineArn, JsonNode facts) {}

    /** A container by its name. */
    Optional<ContainerPlan> container(String name) {
        return containers.stream().filter(container -> container.name().equals(name)).findFirst();
    }
}
