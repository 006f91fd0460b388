package dev.pawl.embedded;

import dev.pawl.engine.Engine;
import dev.pawl.history.Failure;
import dev.pawl.history.HistoryEvent;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.json.Payload;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.store.Executions.HistoryRange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** An execution of a Standard machine. A handle only: it can be thrown away, and found again by its name. */
public final class Execution {
    private static final int PAGE = 500;
    private static final int NAME = 7;

    private final String arn;
    private final Engine engine;
    private final Endings endings;
    private final Values values;

    Execution(String arn, Engine engine, Endings endings, Values values) {
        this.arn = arn;
        this.engine = engine;
        this.endings = endings;
        this.values = values;
    }

    /** Its ARN. */
    public String arn() {
        return arn;
    }

    /** Its name. */
    public String name() {
        return arn.split(":", -1)[NAME];
    }

    /** How it stands. */
    public ExecutionStatus status() {
        return describe().status();
    }

    /** All that is known of it but its events. */
    public ExecutionRecord describe() {
        return engine.executions().describe(arn);
    }

    /** What it was started with. */
    public <T> T input(Class<T> type) {
        return values.read(describe().info().input().value(), type, "the input of " + arn);
    }

    /**
     * Waits for its end.
     *
     * @return whether it has ended
     */
    public boolean await(Duration atMost) {
        try {
            var unused = endings.of(arn).get(atMost.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw Waiting.refusal(e);
        } catch (InterruptedException e) {
            throw Waiting.interrupted();
        }
    }

    /**
     * Waits for its end, however long that takes, and gives its output.
     *
     * @throws ExecutionFailedException
     *             if it did not succeed
     * @throws ValueException
     *             if its output does not fit the type
     */
    public <T> T result(Class<T> type) {
        return Waiting.on(future(type));
    }

    /** Its output once it has ended; completes with what {@link #result} throws. */
    public <T> CompletableFuture<T> future(Class<T> type) {
        return endings.of(arn).thenApply(record -> output(record, type));
    }

    private <T> T output(ExecutionRecord ended, Class<T> type) {
        if (ended.status() != ExecutionStatus.SUCCEEDED) {
            throw new ExecutionFailedException(arn, ended.status(), ended.failure());
        }
        return values.read(ended.output().orElse(Payload.NULL).value(), type, "the output of " + arn);
    }

    /** Stops it; one that has ended stays as it is. Returns once that is durable. */
    public void stop(String error, String cause) {
        var unused = Waiting.on(engine.executions().stop(arn, Failure.of(error, cause)));
    }

    /**
     * What did not succeed runs again, with all before it kept.
     *
     * @throws dev.pawl.engine.EngineException
     *             EXECUTION_NOT_REDRIVABLE
     */
    public void redrive() {
        var unused = Waiting.on(engine.executions().redrive(arn, Optional.empty()));
    }

    /** What has happened so far, from the beginning. */
    public List<HistoryEvent> history() {
        List<HistoryEvent> all = new ArrayList<>();
        List<HistoryEvent> page;
        do {
            long next = all.isEmpty() ? 1 : all.getLast().id() + 1;
            page = engine.executions().history(arn, new HistoryRange(next, PAGE, false));
            all.addAll(page);
        } while (page.size() == PAGE);
        return List.copyOf(all);
    }

    @Override
    public String toString() {
        return arn;
    }
}
