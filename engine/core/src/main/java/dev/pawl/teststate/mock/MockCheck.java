package dev.pawl.teststate.mock;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.asl.MapState;
import dev.pawl.asl.ParallelState;
import dev.pawl.asl.ResultWriter;
import dev.pawl.asl.State;
import dev.pawl.asl.TaskResource;
import dev.pawl.asl.TaskState;
import java.util.Optional;

/** Whether a state may have a mock, needs one, and whether the mock could be true. */
public final class MockCheck {
    private MockCheck() {}

    /**
     * The mock of a state.
     *
     * @throws StateTestException
     *             if the state cannot be tested with it, or without one
     */
    public static Optional<Mock> read(State state, Optional<MockRequest> request, ServiceModels models) {
        if (request.isEmpty()) {
            requireNone(state);
            return Optional.empty();
        }
        Mock mock = request.get().read();
        switch (state) {
            case TaskState task -> {
                if (mock instanceof Mock.Result result) {
                    ofService(task, result.value().value(), request.get().validation(), models);
                }
            }
            case MapState map -> {
                if (mock instanceof Mock.Result result) {
                    ofMap(map, result.value().value());
                }
            }
            case ParallelState parallel -> {
                if (mock instanceof Mock.Result result) {
                    ofParallel(parallel, result.value().value());
                }
            }
            default -> throw StateTestException.validation(
                    "State type '" + state.type().text() + "' is not supported when a mock is specified");
        }
        return Optional.of(mock);
    }

    /** Whether a task ends only when somebody else says so. */
    public static boolean waitsForOthers(TaskState task) {
        return switch (task.resource()) {
            case TaskResource.LambdaFunction f -> false;
            case TaskResource.Activity a -> true;
            case TaskResource.Integration i -> i.pattern() != TaskResource.Pattern.REQUEST_RESPONSE;
        };
    }

    private static void requireNone(State state) {
        if (state instanceof MapState || state instanceof ParallelState) {
            throw new StateTestException(StateTestException.Reason.DEFINITION,
                    "TestState API does not support Map or Parallel states. Supported state types include: "
                            + "[Task, Wait, Pass, Succeed, Fail, Choice]");
        }
        if (state instanceof TaskState task && waitsForOthers(task)) {
            throw new StateTestException(StateTestException.Reason.DEFINITION,
                    task.resource() instanceof TaskResource.Activity
                            ? "TestState API does not support Activity tasks without a mock"
                            : "TestState API does not support '.sync' or '.waitForTaskToken' service integration "
                                    + "patterns without a mock");
        }
    }

    private static void ofService(TaskState task, JsonNode result, FieldValidation validation, ServiceModels models) {
        if (validation == FieldValidation.NONE) {
            return;
        }
        MockedOperation.of(task.resource()).ifPresent(operation -> models.find(operation.service()).ifPresent(
                model -> model.response(operation.operation()).ifPresent(shape -> {
                    if (!result.isObject()) {
                        throw StateTestException.validation("Mocked result must be a JSON object.");
                    }
                    new ShapeCheck(model, validation == FieldValidation.STRICT, operation.free()).check(shape, result,
                            "");
                })));
    }

    private static void ofMap(MapState map, JsonNode result) {
        if (map.distributed().resultWriter().flatMap(ResultWriter::resource).isPresent()) {
            if (!result.isObject()) {
                throw StateTestException.validation("Mocked result must be a JSON object.");
            }
        } else if (!result.isArray()) {
            throw StateTestException.validation("Mocked result must be an array.");
        }
    }

    private static void ofParallel(ParallelState parallel, JsonNode result) {
        if (!result.isArray()) {
            throw StateTestException.validation("Mocked result must be an array.");
        }
        if (result.size() != parallel.branches().size()) {
            throw StateTestException.validation(
                    "Mocked result must contain the same number of items as number of Parallel branches.");
        }
    }
}
