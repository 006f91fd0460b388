package dev.pawl.dsl.jsonata;

import dev.pawl.asl.TaskResource.Pattern;

/**
 * A container, by its ECS task definition:
 * {@code container("Transform").taskDefinition("transform").command("--all")}.
 *
 * @param container
 *            the name of the container in its definition that {@code overrides} are for
 */
public record ContainerStep(ServiceStep service, String container, Overrides overrides) implements Verb<Object> {
    static ContainerStep of(TaskStep<Object> base) {
        return new ContainerStep(ServiceStep.of(base, "arn:aws:states:::ecs:runTask").sync(), "", Overrides.NONE);
    }

    /** What runs, by its family, family and revision, or ARN. */
    public ContainerStep taskDefinition(String taskDefinition) {
        String family = taskDefinition.substring(taskDefinition.lastIndexOf('/') + 1).replaceFirst(":\\d+$", "");
        return new ContainerStep(service.set("TaskDefinition", taskDefinition),
                container.isEmpty() ? family : container, overrides);
    }

    /** Where it runs. */
    public ContainerStep cluster(String cluster) {
        return set("Cluster", Jsonata.value(cluster));
    }

    /** On what it runs: EC2, FARGATE or EXTERNAL. */
    public ContainerStep launchType(String launchType) {
        return set("LaunchType", Jsonata.value(launchType));
    }

    /**
     * Which container of the definition command and environment are for; one named like the family by default.
     */
    public ContainerStep named(String name) {
        return new ContainerStep(service, name, overrides);
    }

    /** What it is told to do: texts and expressions. */
    public ContainerStep command(Object... words) {
        return new ContainerStep(service, container, overrides.command(words));
    }

    /** A variable of its environment. */
    public ContainerStep environment(String name, Value<?> value) {
        return new ContainerStep(service, container, overrides.environment(name, value));
    }

    /** A variable of its environment. */
    public ContainerStep environment(String name, String value) {
        return environment(name, Jsonata.value(value));
    }

    /** Any other argument of RunTask. */
    public ContainerStep set(String argument, Value<?> value) {
        return new ContainerStep(service.set(argument, value), container, overrides);
    }

    /** Over when it has begun. */
    public ContainerStep withoutWaiting() {
        return new ContainerStep(pattern(Pattern.REQUEST_RESPONSE), container, overrides);
    }

    /** Over when it has brought the task token back, which it finds in that variable of its environment. */
    public ContainerStep waitingForTaskToken(String variable) {
        return new ContainerStep(pattern(Pattern.WAIT_FOR_TASK_TOKEN), container,
                overrides.environment(variable, Jsonata.context().taskToken()));
    }

    @Override
    public TaskStep<Object> task() {
        return overrides.isEmpty()
                ? service.task()
                : service.set("Overrides", Jsonata.object().put("ContainerOverrides",
                        Jsonata.array(overrides.into(Jsonata.object().put("Name", container))))).task();
    }

    private ServiceStep pattern(Pattern pattern) {
        return new ServiceStep(service.base(), service.call(), pattern, service.arguments());
    }
}
