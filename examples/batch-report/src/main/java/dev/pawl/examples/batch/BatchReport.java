package dev.pawl.examples.batch;

import static dev.pawl.dsl.jsonpath.JsonPaths.array;
import static dev.pawl.dsl.jsonpath.JsonPaths.machine;
import static dev.pawl.dsl.jsonpath.JsonPaths.object;
import static dev.pawl.dsl.jsonpath.JsonPaths.path;
import static dev.pawl.dsl.jsonpath.JsonPaths.task;
import static java.time.Duration.ofMinutes;

import dev.pawl.dsl.Machine;
import dev.pawl.dsl.jsonpath.JsonPaths;

/** Counts the sales of each region in a child of an array job, and adds them up in a job that waits for it */
public final class BatchReport {
    public static final Machine<JsonPaths> MACHINE = machine(
            task("Count").resource("arn:aws:states:::batch:submitJob")
                    .parameters(object()
                            .put("JobName", "count-sales")
                            .put("JobQueue", "reports")
                            .put("JobDefinition", "count")
                            .put("ArrayProperties", object().put("Size", path("$.regions"))))
                    .resultPath("$.count"),
            task("Total").resource("arn:aws:states:::batch:submitJob.sync")
                    .parameters(object()
                            .put("JobName", "total-sales")
                            .put("JobQueue", "reports")
                            .put("JobDefinition", "total")
                            .put("DependsOn", array(object().put("JobId", path("$.count.JobId"))))
                            .put("Parameters", object().put("file", path("$.report"))))
                    .resultSelector(object()
                            .put("job", path("$.JobName"))
                            .put("status", path("$.Status"))
                            .put("exitCode", path("$.Container.ExitCode")))
                    .timeout(ofMinutes(10)))
            .comment("""
                    Counts the sales of each region in a child of an array job, and adds them up in a job that \
                    waits for it""");

    private BatchReport() {}
}
