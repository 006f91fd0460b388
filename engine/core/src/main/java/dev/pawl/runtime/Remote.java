package dev.pawl.runtime;

import dev.pawl.history.Event;
import dev.pawl.history.HistoryEvent;
import dev.pawl.interpreter.model.TaskToken;
import dev.pawl.store.ExecutionLog.Message;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.store.Executions.HistoryRange;
import dev.pawl.store.Notices;
import dev.pawl.store.Store;
import dev.pawl.timer.EngineClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.IntConsumer;

/**
 * Requests to executions of other nodes. They go through the store's inbox, so that they survive whoever owns
 * the
 * execution; a notice wakes the owner, and another one brings its answer. Where notices do not come, the
 * answer is
 * what is stored once the message is gone.
 */
final class Remote {
    private static final Duration LOOK_EVERY = Duration.ofMillis(25);
    private static final Duration LOOK_SELDOM = Duration.ofMillis(250);
    private static final Duration AT_MOST = Duration.ofSeconds(30);
    private static final String ANSWER = "answer ";
    private static final String INBOX = "inbox ";

    private final Store store;
    private final Loader loader;
    private final RedriveRules rules;
    private final Migrating migrating;
    private final EngineClock clock;
    private final Executor workers;
    private final IntConsumer sentHere;
    private final Map<String, Asked> asked = new ConcurrentHashMap<>();

    private record Asked(String arn, Mail mail) {}

    /**
     * @param sentHere
     *            told of a partition that got a message, in case that it has become ours
     */
    Remote(Store store, Loader loader, RedriveRules rules, Migrating migrating, EngineClock clock,
            Executor workers, IntConsumer sentHere) {
        this.store = store;
        this.loader = loader;
        this.rules = rules;
        this.migrating = migrating;
        this.clock = clock;
        this.workers = workers;
        this.sentHere = sentHere;
    }

    /** Sends a signal; those that make no sense from afar are refused. */
    void post(String executionArn, Mail mail) {
        String ask = UUID.randomUUID().toString();
        Optional<Message> message = InboxText.of(executionArn, mail.signal(), ask);
        if (message.isEmpty()) {
            mail.receipt().settle(new Settlement.Unavailable("The partition belongs to another node"));
            return;
        }
        if (!(mail.signal() instanceof Signal.Begin) && !exists(executionArn)) {
            mail.receipt().settle(new Settlement.NoExecution());
            return;
        }
        asked.put(ask, new Asked(executionArn, mail));
        try {
            long id = send(message.get());
            later(ask, id, clock.now().plus(AT_MOST), store.notices().work() ? LOOK_SELDOM : LOOK_EVERY);
        } catch (RuntimeException e) {
            asked.remove(ask);
            throw e;
        }
    }

    /** Puts a message into an inbox and wakes whoever owns it. */
    long send(Message message) {
        long id = store.outstanding().send(message);
        tell(message.receiverArn());
        return id;
    }

    /** Something was put into the inbox of an execution that is not ours. */
    void tell(String receiverArn) {
        int partition = store.partitions().of(receiverArn);
        store.notices().tell(INBOX + partition);
        sentHere.accept(partition);
    }

    /** The partition that a notice speaks of, if it says that something lies in an inbox. */
    static Optional<Integer> inbox(String notice) {
        return notice.startsWith(INBOX)
                ? Optional.of(Integer.parseInt(notice.substring(INBOX.length())))
                : Optional.empty();
    }

    /** Somebody at another node waits for what comes of a message: told by a notice, if it is short enough. */
    static Receipt answering(Notices notices, String ask) {
        return settlement -> SettlementText.of(settlement).ifPresent(text -> notices.tell(ANSWER + ask + ' ' + text));
    }

    /** Perhaps the answer to one of our requests. */
    void heard(String notice) {
        if (!notice.startsWith(ANSWER)) {
            return;
        }
        int end = notice.indexOf(' ', ANSWER.length());
        Asked one = end < 0 ? null : asked.remove(notice.substring(ANSWER.length(), end));
        if (one != null) {
            String text = notice.substring(end + 1);
            run(() -> one.mail().receipt().settle(SettlementText.token(text).map(token -> handed(one.arn(), token))
                    .or(() -> SettlementText.read(text)).orElseGet(() -> stored(one))), one.mail());
        }
    }

    private boolean exists(String arn) {
        return Addresses.isMapRun(arn)
                ? store.mapRuns().find(arn).isPresent()
                : store.executions().find(arn).isPresent();
    }

    private void later(String ask, long id, Instant deadline, Duration pause) {
        clock.after(pause, () -> {
            Asked one = asked.get(ask);
            if (one != null) {
                run(() -> look(ask, id, deadline, pause), one.mail());
            }
        });
    }

    private void run(Runnable what, Mail mail) {
        try {
            workers.execute(() -> {
                try {
                    what.run();
                } catch (RuntimeException e) {
                    mail.receipt().settle(new Settlement.Unavailable("The store cannot be read: " + e.getMessage()));
                }
            });
        } catch (RejectedExecutionException e) {
            mail.receipt().settle(new Settlement.Unavailable("The engine has been closed"));
        }
    }

    private void look(String ask, long id, Instant deadline, Duration pause) {
        boolean waits = store.outstanding().waiting(id);
        if (waits && clock.now().isBefore(deadline)) {
            later(ask, id, deadline, pause);
            return;
        }
        Asked one = asked.remove(ask);
        if (one != null) {
            one.mail().receipt().settle(waits
                    ? new Settlement.Unavailable("The node that owns the execution does not answer")
                    : stored(one));
        }
    }

    private Settlement handed(String arn, String token) {
        Optional<TaskToken> read = TaskToken.decode(token);
        Optional<ExecutionRecord> record = store.executions().find(arn);
        if (read.isEmpty() || record.isEmpty()) {
            return new Settlement.TaskOver();
        }
        List<HistoryEvent> at = store.executions().history(record.get().key(),
                new HistoryRange(read.get().scheduledEventId(), 1, false));
        return !at.isEmpty() && at.get(0).event() instanceof Event.TaskScheduled scheduled
                ? new Settlement.Handed(token, scheduled.input())
                : new Settlement.TaskOver();
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

    private Settlement stored(Asked one) {
        if (Addresses.isMapRun(one.arn())) {
            return new Settlement.Done(clock.now());
        }
        Optional<ExecutionRecord> record = store.executions().find(one.arn());
        if (record.isEmpty()) {
            return new Settlement.NoExecution();
        }
        return switch (one.mail().signal()) {
            case Signal.Begin begin when !record.get().info().startedAt()
                    .equals(begin.execution().info().startedAt()) ->
                new Settlement.NameTaken(record.get().info(), record.get().status());
            case Signal.Redrive redrive -> redriven(record.get(), redrive.clientToken());
            case Signal.Migrate migrate -> migrated(record.get(), migrate.to());
            case Signal.Hand hand -> new Settlement.TaskOver();
            case Signal other -> new Settlement.Done(record.get().stoppedAt().orElse(record.get().info().startedAt()));
        };
    }
}
