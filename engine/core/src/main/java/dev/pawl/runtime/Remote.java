package dev.pawl.runtime;

import dev.pawl.store.ExecutionLog.Message;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.store.Store;
import dev.pawl.timer.EngineClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Requests to executions of other nodes: they go through the store's inbox, and the answer is what is stored
 * then.
 */
final class Remote {
    private static final Duration LOOK_EVERY = Duration.ofMillis(25);
    private static final Duration AT_MOST = Duration.ofSeconds(30);

    private final Store store;
    private final Loader loader;
    private final RedriveRules rules;
    private final Migrating migrating;
    private final EngineClock clock;
    private final Executor workers;

    Remote(Store store, Loader loader, RedriveRules rules, Migrating migrating, EngineClock clock,
            Executor workers) {
        this.store = store;
        this.loader = loader;
        this.rules = rules;
        this.migrating = migrating;
        this.clock = clock;
        this.workers = workers;
    }

    /** Sends a signal; those that make no sense from afar are refused. */
    void post(String executionArn, Mail mail) {
        Optional<Message> message = InboxText.of(executionArn, mail.signal());
        if (message.isEmpty()) {
            mail.receipt().settle(new Settlement.Unavailable("The partition belongs to another node"));
            return;
        }
        if (!(mail.signal() instanceof Signal.Begin) && !exists(executionArn)) {
            mail.receipt().settle(new Settlement.NoExecution());
            return;
        }
        long id = store.outstanding().send(message.get());
        look(executionArn, mail, id, clock.now().plus(AT_MOST));
    }

    private boolean exists(String arn) {
        return Addresses.isMapRun(arn)
                ? store.mapRuns().find(arn).isPresent()
                : store.executions().find(arn).isPresent();
    }

    private void look(String arn, Mail mail, long id, Instant deadline) {
        if (!store.outstanding().waiting(id)) {
            mail.receipt().settle(answer(arn, mail.signal()));
        } else if (clock.now().isAfter(deadline)) {
            mail.receipt().settle(new Settlement.Unavailable("The node that owns the execution does not answer"));
        } else {
            clock.after(LOOK_EVERY, () -> {
                try {
                    workers.execute(() -> look(arn, mail, id, deadline));
                } catch (RejectedExecutionException e) {
                    mail.receipt().settle(new Settlement.Unavailable("The engine has been closed"));
                }
            });
        }
    }

    /** The token is among the redrives, or the owner refused. */
    private Settlement redriven(ExecutionRecord execution, String clientToken) {
        return loader.redrives(execution.info().arn()).with(clientToken, clock.now())
                .<Settlement>map(Settlement.Done::new)
                .orElseGet(() -> new Settlement.NotRedrivable(rules.against(execution)
                        .orElse("Execution is " + execution.status() + " and cannot be redriven")));
    }

    /** It runs the revision, or the owner refused. */
    private Settlement migrated(ExecutionRecord execution, Migration to) {
        if (execution.machineRevisionKey() == to.revisionKey()) {
            return new Settlement.Done(clock.now());
        }
        return execution.stoppedAt().<Settlement>map(Settlement.ExecutionOver::new)
                .orElseGet(() -> new Settlement.NotMigratable(
                        migrating.check(execution.info().arn(), to.revisionKey()).orElse(List.of())));
    }

    private Settlement answer(String arn, Signal signal) {
        if (Addresses.isMapRun(arn)) {
            return new Settlement.Done(clock.now());
        }
        Optional<ExecutionRecord> record = store.executions().find(arn);
        if (record.isEmpty()) {
            return new Settlement.NoExecution();
        }
        if (signal instanceof Signal.Begin begin
                && !record.get().info().startedAt().equals(begin.execution().info().startedAt())) {
            return new Settlement.NameTaken(record.get().info(), record.get().status());
        }
        if (signal instanceof Signal.Migrate migrate) {
            return migrated(record.get(), migrate.to());
        }
        if (signal instanceof Signal.Redrive redrive) {
            return redriven(record.get(), redrive.clientToken());
        }
        return new Settlement.Done(record.get().stoppedAt().orElse(record.get().info().startedAt()));
    }
}
