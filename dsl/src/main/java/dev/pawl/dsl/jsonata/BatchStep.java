package dev.pawl.dsl.jsonata;

import dev.pawl.asl.TaskResource.Pattern;

/** A Batch job: {@code batchJob("Report").job("report").definition("report").queue("nightly")}. */
public record BatchStep(ServiceStep service, Overrides overrides) implements Verb<Object> {
    static BatchStep of(TaskStep<Object> base) {
        return new BatchStep(ServiceStep.of(base, "arn:aws:states:::batch:submitJob").sync(), Overrides.NONE);
    }

    /** The job's name. */
    public BatchStep job(String name) {
        return set("JobName", Jsonata.value(name));
    }

    /** What runs, by its name, name and revision, or ARN. */
    public BatchStep definition(String definition) {
        return set("JobDefinition", Jsonata.value(definition));
    }

    /** Where it waits for its turn. */
    public BatchStep queue(String queue) {
        return set("JobQueue", Jsonata.value(queue));
    }

    /** What it is told to do: texts and expressions. */
    public BatchStep command(Object... words) {
        return new BatchStep(service, overrides.command(words));
    }

    /** A variable of its environment. */
    public BatchStep environment(String name, Value<?> value) {
        return new BatchStep(service, overrides.environment(name, value));
    }

    /** A variable of its environment. */
    public BatchStep environment(String name, String value) {
        return environment(name, Jsonata.value(value));
    }

    /** A parameter that the definition has. */
    public BatchStep parameter(String name, Value<String> value) {
        ObjectValue before = service.arguments().members().get("Parameters") instanceof ObjectValue object
                ? object
                : Jsonata.object();
        return set("Parameters", before.put(name, value));
    }

    /** Any other argument of SubmitJob. */
    public BatchStep set(String argument, Value<?> value) {
        return new BatchStep(service.set(argument, value), overrides);
    }

    /** Over when it was accepted. */
    public BatchStep withoutWaiting() {
        return new BatchStep(new ServiceStep(service.base(), service.call(), Pattern.REQUEST_RESPONSE,
                service.arguments()), overrides);
    }

    @Override
    public TaskStep<Object> task() {
        return overrides.isEmpty()
                ? service.task()
                : service.set("ContainerOverrides", overrides.into(Jsonata.object())).task();
    }
}
