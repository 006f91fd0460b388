package dev.pawl.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.engine.Engine;
import dev.pawl.engine.EngineException;
import dev.pawl.engine.ForkRequest;
import dev.pawl.fork.Edits;
import dev.pawl.fork.ForkPoint.At;
import dev.pawl.history.Failure;
import dev.pawl.store.BulkActions.Item;
import dev.pawl.store.BulkActions.ItemState;
import dev.pawl.store.ExecutionRecord;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * What an action does to one execution. It may be asked for twice, after a crash, and does it once: a stop is
 * a stop, a
 * redrive has its token and knows how often the execution was redriven before, a fork has its name, and
 * whoever runs a
 * revision is not moved to it again.
 */
final class BulkDeed {
    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_MESSAGE = 1_000;

    private final Engine engine;
    private final BulkAccess access;

    BulkDeed(Engine engine, BulkAccess access) {
        this.engine = engine;
        this.access = access;
    }

    /** The item with its outcome; never completes exceptionally. */
    CompletionStage<Item> carryOut(String action, BulkOrder order, Item item) {
        CompletionStage<Item> outcome;
        try {
            if (!access.allows(order.who(), order.kind().operation(), item.arn())) {
                return done(failed(item, order.by() + " is not authorized to perform " + order.kind().operation()));
            }
            ExecutionRecord execution = engine.executions().describe(item.arn());
            outcome = switch (order.kind()) {
                case STOP -> stop(order, execution, item);
                case REDRIVE -> redrive(action, execution, item);
                case FORK -> fork(action, order, execution, item);
                case MIGRATE -> migrate(order, execution, item);
                case PAUSE -> done(pause(order, execution, item));
                case RESUME -> done(resume(item));
            };
        } catch (RuntimeException e) {
            outcome = CompletableFuture.failedFuture(e);
        }
        return outcome.exceptionally(problem -> failed(item, message(problem)));
    }

    private CompletionStage<Item> stop(BulkOrder order, ExecutionRecord execution, Item item) {
        if (execution.status().ended()) {
            return done(as(item, ItemState.SKIPPED, "It is " + execution.status()));
        }
        Failure why = new Failure(order.text("error"), order.text("cause"));
        return engine.executions().stop(item.arn(), why).thenApply(at -> as(item, ItemState.DONE, ""));
    }

    private Item pause(BulkOrder order, ExecutionRecord execution, Item item) {
        if (execution.status().ended()) {
            return as(item, ItemState.SKIPPED, "It is " + execution.status());
        }
        engine.holding().pauseExecution(item.arn(), order.by(), order.text("reason"),
                order.parameters().path("children").asBoolean());
        return as(item, ItemState.DONE, "");
    }

    private Item resume(Item item) {
        return engine.holding().resumeExecution(item.arn())
                ? as(item, ItemState.DONE, "")
                : as(item, ItemState.SKIPPED, "It is not paused by itself");
    }

    private CompletionStage<Item> redrive(String action, ExecutionRecord execution, Item item) {
        if (execution.redriveCount() > item.expected()) {
            return done(as(item, ItemState.DONE, ""));
        }
        return engine.executions().redrive(item.arn(), Optional.of(action + "-" + item.number()))
                .thenApply(at -> as(item, ItemState.DONE, ""));
    }

    private CompletionStage<Item> migrate(BulkOrder order, ExecutionRecord execution, Item item) {
        if (execution.status().ended()) {
            return done(as(item, ItemState.SKIPPED, "It is " + execution.status()));
        }
        String to = order.text("to").orElse(execution.info().stateMachineArn());
        return engine.migrations().migrate(item.arn(), to).thenApply(at -> as(item, ItemState.DONE, ""));
    }

    private CompletionStage<Item> fork(String action, BulkOrder order, ExecutionRecord execution, Item item) {
        JsonNode visit = order.parameters().path("visit");
        At at = order.text("state").<At>map(state -> new At.OfState(state,
                visit.isInt() ? OptionalInt.of(visit.intValue()) : OptionalInt.empty())).orElseGet(At.Newest::new);
        Edits edits = new Edits(Optional.empty(), Optional.ofNullable(order.parameters().get("inputPatch")),
                Optional.empty(), Optional.ofNullable(order.parameters().get("variablesPatch")));
        ForkRequest.Target target = order.text("to").<ForkRequest.Target>map(ForkRequest.Target.Machine::new)
                .orElseGet(ForkRequest.Target.Same::new);
        String ending = "-" + action.substring(0, Math.min(13, action.length())) + "-" + item.number();
        String name = execution.info().name();
        ForkRequest request = new ForkRequest(item.arn(), at, edits, target,
                Optional.of(name.substring(0, Math.min(name.length(), LONGEST_NAME - ending.length())) + ending),
                Optional.of(order.by()), order.parameters().path("stopOriginal").asBoolean());
        return engine.forks().fork(request).thenApply(fork -> as(item, ItemState.DONE, fork.executionArn()));
    }

    private static Item failed(Item item, String why) {
        return as(item, ItemState.FAILED, why);
    }

    private static Item as(Item item, ItemState state, String outcome) {
        return new Item(item.number(), item.execution(), item.arn(), state, item.expected(),
                outcome.isEmpty() ? Optional.empty() : Optional.of(outcome));
    }

    private static CompletionStage<Item> done(Item item) {
        return CompletableFuture.completedFuture(item);
    }

    private static String message(Throwable problem) {
        Throwable cause = problem;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        String text = cause instanceof EngineException refused
                ? String.valueOf(refused.getMessage())
                : "Internal error: " + cause.getClass().getSimpleName();
        return text.substring(0, Math.min(text.length(), LONGEST_MESSAGE));
    }
}
