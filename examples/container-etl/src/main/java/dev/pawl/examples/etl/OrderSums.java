package dev.pawl.examples.etl;

import static dev.pawl.dsl.Retry.times;
import static dev.pawl.dsl.jsonpath.JsonPaths.array;
import static dev.pawl.dsl.jsonpath.JsonPaths.fail;
import static dev.pawl.dsl.jsonpath.JsonPaths.intrinsic;
import static dev.pawl.dsl.jsonpath.JsonPaths.machine;
import static dev.pawl.dsl.jsonpath.JsonPaths.object;
import static dev.pawl.dsl.jsonpath.JsonPaths.pass;
import static dev.pawl.dsl.jsonpath.JsonPaths.path;
import static dev.pawl.dsl.jsonpath.JsonPaths.task;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import dev.pawl.dsl.Errors;
import dev.pawl.dsl.Machine;
import dev.pawl.dsl.jsonpath.JsonPaths;

/** Sums orders by country in containers. */
public final class OrderSums {
    public static final Machine<JsonPaths> MACHINE = machine(
            task("Transform").resource("arn:aws:states:::ecs:runTask.sync")
                    .parameters(object()
                            .put("TaskDefinition", "transform")
                            .put("LaunchType", "FARGATE")
                            .put("Overrides", object()
                                    .put("ContainerOverrides", array(object()
                                            .put("Name", "extract")
                                            .put("Environment", array(object()
                                                    .put("Name", "ORDERS")
                                                    .put("Value", path("$.orders"))))))))
                    .resultSelector(object()
                            .put("task", path("$.TaskArn"))
                            .put("definition", path("$.TaskDefinitionArn"))
                            .put("exitCodes", path("$.Containers[*].ExitCode")))
                    .timeout(ofMinutes(10))
                    .on("ECS.ServerException").retry(times(3).startingAfter(ofSeconds(2)))
                    .on(Errors.TASK_FAILED).resultPath("$.error")
                    .then(
                            pass("Read what happened")
                                    .parameters(object()
                                            .put("task", intrinsic("States.StringToJson($.error.Cause)"))),
                            fail("Failed")
                                    .error("TransformFailed")
                                    .cause(intrinsic(
                                            "States.Format('{}: {}', $.task.TaskArn, $.task.StoppedReason)"))))
            .comment("Sums orders by country in containers.");

    private OrderSums() {}
}
