package dev.pawl.engine;

import dev.pawl.arn.StateMachineRef;
import dev.pawl.connector.TaskRequest;
import dev.pawl.history.Failure;
import dev.pawl.interpreter.model.TaskToken;
import dev.pawl.runtime.ParentRef;
import dev.pawl.store.ExecutionRecord;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * What becomes of the execution that a {@code startExecution.sync} task waited for when the task's own
 * execution
 * is
 * redriven: it is redriven too, if that may be.
 */
record NestedRedrives(Executions executions) {

    /**
     * Has it go on.
     *
     * @param once
     *            the same for each try of the same task
     * @return false if a new execution must be started
     */
    CompletionStage<Boolean> goOn(String child, String once) {
        return executions.redrive(child, Optional.of(once)).handle(
                (at, refused) -> refused == null ? answer(true) : otherwise(child, once, refused))
                .thenCompose(further -> further);
    }

    /**
     * What the task started under the name that its definition gives, if the execution around ended before it
     * could
     * say so.
     */
    Optional<String> startedBefore(TaskRequest request, Executions.Start start) {
        boolean first = request.retryCount() == 0
                && TaskToken.decode(request.token()).filter(token -> token.redriveCount() > 0).isPresent();
        try {
            String child = Arns.read(start.stateMachineArn(), StateMachineRef.class).machine()
                    .execution(start.name().orElseThrow()).text();
            return Optional.of(child).filter(named -> first && belongsTo(request.executionArn(), named));
        } catch (EngineException e) {
            return Optional.empty();
        }
    }

    private boolean belongsTo(String parent, String child) {
        ExecutionRecord nested = executions.describe(child);
        ExecutionRecord around = executions.describe(parent);
        return nested.parentArn().flatMap(ParentRef::decode).filter(ref -> ref.executionArn().equals(parent))
                .isPresent()
                && around.redrivenAt().filter(nested.info().startedAt()::isBefore).isPresent();
    }

    /** Whether it runs, or ran, for a later attempt than the one that is to be cancelled. */
    boolean servesLater(String child, String parent, TaskToken cancelled) {
        ExecutionRecord around = executions.describe(parent);
        ExecutionRecord nested = executions.describe(child);
        return around.redriveCount() > cancelled.redriveCount() && nested.redrivenAt().isPresent()
                && around.redrivenAt().filter(nested.redrivenAt().get()::isBefore).isEmpty();
    }

    private CompletionStage<Boolean> otherwise(String child, String once, Throwable refused) {
        if (!(ServiceErrors.unwrap(refused) instanceof EngineException e)) {
            return CompletableFuture.failedFuture(refused);
        }
        return switch (e.reason()) {
            case EXECUTION_NOT_REDRIVABLE -> asItStands(child, once);
            case EXECUTION_DOES_NOT_EXIST, INVALID_ARN -> answer(false);
            default -> CompletableFuture.failedFuture(e);
        };
    }

    private CompletionStage<Boolean> asItStands(String child, String once) {
        return switch (executions.describe(child).status()) {
            // it was to be stopped with the task that waited for it, and nobody has come to that yet
            case RUNNING -> executions.stop(child, Failure.UNNAMED).thenCompose(at -> goOn(child, once));
            // somebody has redriven it: its output is what the task wants
            case SUCCEEDED -> answer(true);
            case FAILED, TIMED_OUT, ABORTED -> answer(false);
        };
    }

    private static CompletionStage<Boolean> answer(boolean goesOn) {
        return CompletableFuture.completedFuture(goesOn);
    }
}
