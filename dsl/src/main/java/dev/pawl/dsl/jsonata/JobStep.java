package dev.pawl.dsl.jsonata;

import java.util.ArrayList;
import java.util.List;

/**
 * A Kubernetes Job with one container:
 * {@code kubernetesJob("Report").cluster("reports").image("busybox").command("echo", "hello")}; {@link #job}
 * takes a
 * whole one.
 */
public record JobStep(ServiceStep service, ObjectValue container, String prefix) implements Verb<Object> {
    static JobStep of(TaskStep<Object> base) {
        return new JobStep(ServiceStep.of(base, "arn:aws:states:::eks:runJob").sync(),
                Jsonata.object().put("name", "main"), "pawl-");
    }

    /** The cluster, by its name. */
    public JobStep cluster(String name) {
        return set("ClusterName", Jsonata.value(name));
    }

    /** The namespace. */
    public JobStep namespace(String name) {
        return set("Namespace", Jsonata.value(name));
    }

    /** How the Job's name begins; the rest is random. */
    public JobStep namePrefix(String begins) {
        return new JobStep(service, container, begins);
    }

    /** What runs. */
    public JobStep image(String image) {
        return new JobStep(service, container.put("image", image), prefix);
    }

    /** What it is told to do: texts and expressions. */
    public JobStep command(Object... words) {
        return new JobStep(service, container.put("command",
                new ArrayValue<Object>(List.copyOf(Overrides.NONE.command(words).command()))), prefix);
    }

    /** A variable of its environment. */
    public JobStep environment(String name, Value<?> value) {
        List<Value<? extends Object>> all = new ArrayList<>(
                container.members().get("env") instanceof ArrayValue<?> before ? before.elements() : List.of());
        all.add(Jsonata.object().put("name", name).put("value", value));
        return new JobStep(service, container.put("env", new ArrayValue<Object>(all)), prefix);
    }

    /** Gives what it wrote to its log as the result. */
    public JobStep retrievingLogs() {
        return set("LogOptions", Jsonata.object().put("RetrieveLogs", true));
    }

    /** The whole Job, as Kubernetes takes it, instead of image, command and environment. */
    public JobStep job(Value<?> job) {
        return set("Job", job);
    }

    /** Any other argument. */
    public JobStep set(String argument, Value<?> value) {
        return new JobStep(service.set(argument, value), container, prefix);
    }

    @Override
    public TaskStep<Object> task() {
        if (service.arguments().members().containsKey("Job")) {
            return service.task();
        }
        ObjectValue pod = Jsonata.object().put("restartPolicy", "Never").put("containers", Jsonata.array(container));
        return service.set("Job", Jsonata.object().put("apiVersion", "batch/v1").put("kind", "Job")
                .put("metadata", Jsonata.object().put("generateName", prefix)).put("spec", Jsonata.object()
                        .put("backoffLimit", 0).put("template", Jsonata.object().put("spec", pod))))
                .task();
    }
}
