package dev.pawl.runtime;

import dev.pawl.expr.Budget;
import dev.pawl.history.HistoryEvent;
import dev.pawl.interpreter.Interpreter;
import dev.pawl.interpreter.fold.Fold;
import dev.pawl.interpreter.model.Command;
import dev.pawl.interpreter.model.Decision;
import dev.pawl.interpreter.model.ExecutionState;
import dev.pawl.interpreter.model.Fork;
import dev.pawl.interpreter.model.Moment;
import dev.pawl.interpreter.model.Moment.Limits;
import dev.pawl.interpreter.model.TaskToken;
import dev.pawl.interpreter.model.TimerKey;
import dev.pawl.interpreter.model.Trigger;
import dev.pawl.runtime.Turn.Effect;
import dev.pawl.store.Claims;
import dev.pawl.store.ExecutionLog.WorkChange;
import dev.pawl.store.WorkItem.Phase;
import dev.pawl.timer.EngineClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** Turns signals into triggers, has the interpreter decide, and gathers what follows. */
final class Decisions {
    private final EngineClock clock;
    private final RandomGenerator random;
    private final RuntimeSettings settings;
    private final Budget budget;
    private final Beats beats;
    private final Leases leases;
    private final Tokens tokens;
    private final Predicate<String> activityExists;
    private final RedriveRules redriveRules;
    private final Migrating migrating;
    private final Gates gates;

    /** What decisions ask about the store. */
    record Around(Predicate<String> activityExists, RedriveRules redriveRules, Migrating migrating, Gates gates) {}

    Decisions(EngineClock clock, RandomGenerator random, RuntimeSettings settings, Beats beats, Leases leases,
            Tokens tokens, Around around) {
        this.clock = clock;
        this.random = random;
        this.settings = settings;
        this.budget = Budget.standard(clock::nanoTime);
        this.beats = beats;
        this.leases = leases;
        this.tokens = tokens;
        this.activityExists = around.activityExists();
        this.redriveRules = around.redriveRules();
        this.migrating = around.migrating();
        this.gates = around.gates();
    }

    /** Deals with one mail; what follows is in the turn. */
    void take(Live live, Mail mail, Turn turn) {
        deal(live, mail, turn);
        live.early().due(live.tasks()).forEach(early -> deal(live, early, turn));
    }

    private void deal(Live live, Mail mail, Turn turn) {
        switch (mail.signal()) {
            case Signal.Begin begin -> begin(live, begin, mail, turn);
            case Signal.BeginExpress begin -> beginExpress(live, begin, mail, turn);
            case Signal.Tell tell -> told(live, tell, mail, turn);
            case Signal.Outcome outcome -> tell(live, outcome.trigger(), mail, turn);
            case Signal.TimerDue due -> timer(live, due.timer(), mail, turn);
            case Signal.Callback callback -> callback(live, callback, mail, turn);
            case Signal.Beat beat -> beat(live, beat.token(), mail, turn);
            case Signal.Hand hand -> hand(live, hand, mail, turn);
            case Signal.Redrive redrive -> redrive(live, redrive.clientToken(), mail, turn);
            case Signal.Migrate migrate ->
                turn.settle(mail, migrating.migrate(live, migrate.to(), turn,
                        trigger -> decide(live, trigger, turn)));
            case Signal.Release release -> release(live, mail, turn);
            case Signal.Granted granted -> granted(live, granted, mail, turn);
            case Signal.Revive revive -> {
                live.tasks().all().forEach(task -> takeUp(live, task, true, turn));
                turn.settle(mail, done());
            }
            case Signal.Rerun rerun -> {
                live.tasks().find(rerun.scheduledEventId())
                        .ifPresent(task -> takeUp(live, task, rerun.again(), turn));
                turn.settle(mail, done());
            }
            case Signal.Cancelled cancelled -> {
                if (live.stored()) {
                    turn.removeWork(cancelled.scheduledEventId());
                }
                turn.settle(mail, done());
            }
            case Signal.ForMapRun misdirected -> turn.settle(mail, new Settlement.NoExecution());
            case Signal.ChildEnded ended -> {
                live.tasks().all().stream().filter(task -> ChildHandle.names(task, ended.childArn()))
                        .forEach(task -> turn.add(new Effect.Attach(task)));
                turn.settle(mail, done());
            }
        }
    }

    private void told(Live live, Signal.Tell tell, Mail mail, Turn turn) {
        live.early().insteadOf(tell.trigger())
                .ifPresent(early -> tell(live, ((Signal.Callback) early.signal()).trigger(), early, turn));
        tell(live, tell.trigger(), mail, turn);
    }

    private void granted(Live live, Signal.Granted granted, Mail mail, Turn turn) {
        if (PlaceChanges.granted(live, granted.eventId(), gates.turnstile(), turn)) {
            decide(live, new Trigger.Continue(), turn);
        }
        turn.settle(mail, done());
    }

    /** What could go on when it was held does so now; nothing is written if it is held still, or again. */
    private void release(Live live, Mail mail, Turn turn) {
        boolean ended = live.state().status().ended();
        if (live.stored() && (ended || !gates.closed(live))) {
            turn.clear(TimerKey.HELD);
            if (!ended) {
                decide(live, new Trigger.Continue(), turn);
            }
        }
        turn.settle(mail, done());
    }

    private Settlement done() {
        return new Settlement.Done(clock.now());
    }

    private void begin(Live live, Signal.Begin begin, Mail mail, Turn turn) {
        if (live.state().lastEventId() > 0) {
            turn.settle(mail, new Settlement.NameTaken(live.info(), live.state().status()));
            return;
        }
        if (begin.execution().limited()) {
            PlaceChanges.tie(live, turn);
        }
        Optional<Fork> fork = begin.execution().fork();
        if (fork.isPresent()) {
            List<HistoryEvent> before = live.takePrefix();
            turn.copy(before);
            before.forEach(event -> Fold.apply(live.state(), event));
            decide(live, new Trigger.ForkRequested(fork.get()), turn);
        } else {
            decide(live, new Trigger.StartRequested(), turn);
        }
        turn.settle(mail, new Settlement.Done(live.info().startedAt()));
    }

    private void beginExpress(Live live, Signal.BeginExpress begin, Mail mail, Turn turn) {
        turn.set(TimerKey.EXECUTION, live.info().startedAt().plus(settings.expressLimit()));
        if (begin.kept()) {
            turn.settle(mail, new Settlement.Done(live.info().startedAt()));
        } else {
            live.awaitEnd(mail);
        }
        decide(live, new Trigger.StartRequested(), turn);
    }

    private void tell(Live live, Trigger trigger, Mail mail, Turn turn) {
        if (live.state().status().ended()) {
            turn.settle(mail, new Settlement.ExecutionOver(clock.now()));
            return;
        }
        Instant now = decide(live, trigger, turn);
        turn.settle(mail, new Settlement.Done(now));
    }

    /** Whoever asks again is told what the first was told, whatever has become of the execution since. */
    private void redrive(Live live, String clientToken, Mail mail, Turn turn) {
        Optional<Instant> before = live.state().redrives().with(clientToken, clock.now());
        if (before.isPresent()) {
            turn.settle(mail, new Settlement.Done(before.get()));
            return;
        }
        Optional<String> against = redriveRules.against(live);
        if (against.isPresent()) {
            turn.settle(mail, new Settlement.NotRedrivable(against.get()));
            if (mail.stored() && live.state().status().ended()) {
                // a map run that asked waits for its end
                Children.ended(live, clock.now()).ifPresent(turn::send);
            }
        } else {
            PlaceChanges.tieAgain(live, gates.turnstile(), turn);
            Instant now = decide(live, new Trigger.RedriveRequested(clientToken), turn);
            turn.settle(mail, new Settlement.Done(now));
        }
    }

    private void timer(Live live, TimerKey key, Mail mail, Turn turn) {
        Instant now = clock.now();
        Optional<Instant> later = key.purpose() == TimerKey.Purpose.HEARTBEAT
                ? live.tasks().find(key.eventId()).flatMap(task -> heartbeatDue(live, task))
                : Optional.empty();
        if (later.isPresent() && later.get().isAfter(now)) {
            turn.set(key, later.get());
        } else {
            if (!live.state().status().ended()) {
                decide(live, new Trigger.TimerFired(key), turn);
            }
            turn.clearUnlessSet(key);
        }
        turn.settle(mail, new Settlement.Done(now));
    }

    /**
     * Counted from the last sign of life, or from when this node took the partition: our own outage is nobody's
     * fault.
     */
    private Optional<Instant> heartbeatDue(Live live, PendingTask task) {
        if (task.scheduled().heartbeatInSeconds().isEmpty()) {
            return Optional.empty();
        }
        Duration allowed = Duration.ofSeconds(task.scheduled().heartbeatInSeconds().getAsLong());
        Instant owned = leases.of(live.info().arn()).map(Leases.Owned::since).orElse(Instant.EPOCH);
        Instant heard = beats.last(live.info().arn(), task.scheduledEventId()).orElse(Instant.EPOCH);
        return Optional.of((heard.isAfter(owned) ? heard : owned).plus(allowed));
    }

    private void callback(Live live, Signal.Callback callback, Mail mail, Turn turn) {
        Optional<PendingTask> task = callback.kept()
                ? Tokens.attempt(live, callback.token()).filter(PendingTask::isPromised)
                : Tokens.holder(live, callback.token());
        if (task.isEmpty()) {
            turn.settle(mail, tokens.refusal(live, callback.token()));
        } else if (EarlyCallbacks.isEarly(task.get())) {
            early(live, callback, mail, turn);
        } else {
            tell(live, callback.trigger(), mail, turn);
        }
    }

    private void early(Live live, Signal.Callback callback, Mail mail, Turn turn) {
        long event = callback.token().scheduledEventId();
        if (mail.stored()) {
            if (live.early().await(event, mail)) {
                // it lies in the inbox: whoever asked from another node need not wait for the service's answer
                mail.receipt().settle(done());
            } else {
                turn.settle(mail, new Settlement.TaskOver());
            }
        } else if (live.early().told(event)) {
            turn.settle(mail, new Settlement.TaskOver());
        } else {
            live.early().tell(event);
            InboxText.of(live.info().arn(), callback).ifPresent(turn::send);
            turn.settle(mail, done());
        }
    }

    private void beat(Live live, TaskToken token, Mail mail, Turn turn) {
        if (Tokens.holder(live, token).isEmpty()) {
            turn.settle(mail, tokens.refusal(live, token));
            return;
        }
        Instant now = clock.now();
        beats.heard(token, now);
        turn.settle(mail, new Settlement.Done(now));
    }

    private void hand(Live live, Signal.Hand hand, Mail mail, Turn turn) {
        Optional<PendingTask> task = live.tasks().find(hand.scheduledEventId())
                .filter(t -> t.isActivity() && t.phase() == Phase.SCHEDULED);
        if (task.isEmpty()) {
            turn.settle(mail, new Settlement.TaskOver());
            return;
        }
        decide(live, new Trigger.TaskStarted(hand.scheduledEventId(), hand.workerName()), turn);
        turn.settle(mail, new Settlement.Handed(
                task.get().token(live.info()).encode(), task.get().scheduled().input()));
    }

    /**
     * An activity's task waits in the store and a token's for its token; the others have lost whoever watched
     * them.
     */
    private static void takeUp(Live live, PendingTask task, boolean again, Turn turn) {
        if (task.isActivity() || live.places().waits(task.scheduledEventId())) {
            return;
        }
        if (task.phase() != Phase.SUBMITTED) {
            turn.add(new Effect.Run(task, again));
        } else if (task.waitsForService()) {
            turn.add(new Effect.Attach(task));
        }
    }

    private Instant decide(Live live, Trigger trigger, Turn turn) {
        Instant now = clock.now();
        ExecutionState state = live.state();
        boolean held = gates.closed(live);
        boolean waits = live.places().waits(Claims.EXECUTION);
        Limits share = live.stored() ? settings.limits() : settings.expressLimits();
        Moment moment = new Moment(now, random, budget, held || waits ? Gates.none(share) : share, activityExists);
        Decision decision = interpret(live, trigger, moment);
        turn.add(decision.events());
        for (HistoryEvent event : decision.events()) {
            live.tasks().observe(event, turn).ifPresent(over -> {
                beats.forget(live.info().arn(), over);
                PlaceChanges.free(live, over, turn);
            });
        }
        for (Command command : decision.commands()) {
            carryOver(live, command, turn);
        }
        if (state.status().ended()) {
            end(live, now, turn);
        } else if (decision.more()) {
            goOn(live, held, waits, turn);
        }
        return now;
    }

    private static void goOn(Live live, boolean held, boolean waits, Turn turn) {
        if (held) {
            turn.set(TimerKey.HELD, TimerKey.NEVER);
        } else if (!waits) {
            turn.goOn();
            if (live.stored()) {
                // so that a crash right after this turn does not leave an execution behind that nothing moves
                turn.send(InboxText.goOn(live.info().arn()));
            }
        }
    }

    /** As the interpreter; whatever breaks inside it is told apart from what breaks around it. */
    private static Decision interpret(Live live, Trigger trigger, Moment moment) {
        try {
            return Interpreter.decide(live.machine(), live.state(), trigger, moment);
        } catch (RuntimeException | VirtualMachineError e) {
            throw new BrokenDecision(e);
        }
    }

    /** The interpreter broke on a trigger: it would break again. */
    static final class BrokenDecision extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BrokenDecision(Throwable cause) {
            super(cause.toString(), cause);
        }
    }

    private void carryOver(Live live, Command command, Turn turn) {
        switch (command) {
            case Command.RunTask run -> live.tasks().retried(run.scheduledEventId(), run.retryCount())
                    .ifPresent(task -> PlaceChanges.run(live, task, gates.turnstile(), turn));
            case Command.CancelTask cancel -> live.tasks().giveUp(cancel.scheduledEventId(), turn)
                    .ifPresent(task -> giveUp(live, task, turn));
            case Command.StartTimer start -> turn.set(start.timer(), start.due());
            case Command.CancelTimer cancel -> turn.clear(cancel.timer());
            case Command.StartMapRun start -> turn.send(MapRunText.start(MapRunStart.of(live, start.plan())));
            case Command.RedriveMapRun redrive -> turn.send(MapRunText.redrive(redrive.run().arn().text()));
            case Command.StopMapRun stop -> turn.send(MapRunText.stop(stop.run().arn().text()));
        }
    }

    private void giveUp(Live live, PendingTask task, Turn turn) {
        beats.forget(live.info().arn(), task.scheduledEventId());
        boolean neverRan = turn.withdraw(task.scheduledEventId()) || live.places().waits(task.scheduledEventId());
        PlaceChanges.free(live, task.scheduledEventId(), turn);
        if (neverRan || task.hasToken()) {
            turn.removeWork(task.scheduledEventId());
            return;
        }
        turn.putWork(new WorkChange.Put(Phase.CANCELLING, task.scheduledEventId(), task.resource().arn(),
                task.handle()));
        turn.add(new Effect.Cancel(task));
    }

    private void end(Live live, Instant now, Turn turn) {
        List<PendingTask> left = new ArrayList<>(live.tasks().all());
        for (PendingTask task : left) {
            live.tasks().giveUp(task.scheduledEventId(), turn).ifPresent(t -> giveUp(live, t, turn));
        }
        PlaceChanges.freeAll(live, turn);
        if (live.stored() && gates.inUse()) {
            turn.clear(TimerKey.HELD);
        }
        if (live.stored()) {
            Children.ended(live, now).ifPresent(turn::send);
        }
        ExecutionState state = live.state();
        live.awaitsEnd().ifPresent(mail -> turn.settle(mail, new Settlement.Ended(live.info(), state.status(), now,
                state.output(), state.failure())));
    }
}
