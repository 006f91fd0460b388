package dev.pawl.server.webhook;

import dev.pawl.engine.Executions;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.server.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Callers of one webhook that wait for the output of an execution. No thread waits with them. */
final class SyncCalls {
    private static final int TOO_MANY = 429;
    private static final int GATEWAY_TIMEOUT = 504;
    private static final int FAILED = 500;

    private final Executions executions;
    private final Webhook.Mode.Sync mode;
    private final Semaphore places;

    SyncCalls(Executions executions, Webhook.Mode.Sync mode) {
        this.executions = executions;
        this.mode = mode;
        this.places = new Semaphore(mode.atOnce());
    }

    /** The output, or the name of the error. An execution that outlives its caller goes on to its end. */
    CompletionStage<HttpResponse> call(Executions.Start start) {
        if (!places.tryAcquire()) {
            throw new WebhookException(TOO_MANY, "Expected at most " + mode.atOnce()
                    + " calls at the same time, but there are more; try again soon");
        }
        CompletableFuture<Executions.Result> result;
        try {
            result = executions.startSync(start).toCompletableFuture();
        } catch (RuntimeException e) {
            places.release();
            throw e;
        }
        // a place is free when its execution has ended, not when its caller has lost patience
        return result.whenComplete((ended, failure) -> places.release()).copy().thenApply(this::answer)
                .completeOnTimeout(WebhookAnswers.error(GATEWAY_TIMEOUT, "States.Timeout"), mode.timeout().toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    private HttpResponse answer(Executions.Result result) {
        if (result.status() == ExecutionStatus.SUCCEEDED && result.output().isPresent()) {
            return WebhookAnswers.output(result.output().get());
        }
        boolean late = result.status() == ExecutionStatus.TIMED_OUT;
        String error = result.failure().error().orElse(late ? "States.Timeout" : "States.TaskFailed");
        return WebhookAnswers.error(mode.statuses().getOrDefault(error, late ? GATEWAY_TIMEOUT : FAILED), error);
    }
}
