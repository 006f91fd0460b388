package dev.pawl.approval.service;

import dev.pawl.approval.model.ApprovalRequest;
import dev.pawl.approval.notify.Notification.Recipient;
import dev.pawl.approval.notify.Notifier;
import dev.pawl.approval.notify.UndeliverableException;
import dev.pawl.approval.people.People;
import dev.pawl.approval.rule.Endings;
import dev.pawl.approval.rule.Waiting;
import dev.pawl.approval.store.ApprovalStore;
import dev.pawl.approval.store.Errand;
import dev.pawl.approval.store.Errands;
import dev.pawl.connector.Outcome;
import dev.pawl.timer.EngineClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does errands: tells the workflow what was decided, and people what waits for them. */
final class Messenger {
    private static final Logger LOG = LoggerFactory.getLogger(Messenger.class);
    private static final int ATTEMPTS = 8;
    private static final int LONGEST_WHY = 500;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final ApprovalStore store;
    private final People people;
    private final Links links;
    private final Map<String, Notifier> notifiers;
    private final EngineClock clock;
    private final Executor threads;

    Messenger(ApprovalStore store, People people, Links links, List<Notifier> notifiers, EngineClock clock,
            Executor threads) {
        this.store = store;
        this.people = people;
        this.links = links;
        this.notifiers = notifiers.stream().collect(Collectors.toMap(Notifier::channel, Function.identity()));
        this.clock = clock;
        this.threads = threads;
    }

    /** Does one errand; the stage completes when what came of it is stored. */
    CompletionStage<Void> run(Errands.Taken taken, Ends ends) {
        Optional<ApprovalRequest> request = store.find(taken.errand().request()).map(ApprovalStore.Stored::request);
        if (request.isEmpty()) {
            store.errands().done(taken.id(), List.of());
            return CompletableFuture.completedFuture(null);
        }
        return switch (taken.errand().kind()) {
            case TELL -> tell(taken, request.get(), ends);
            case NOTIFY -> notify(taken, request.get());
        };
    }

    /**
     * The workflow is told until it has heard: it takes the first end, and says of all others that it has one.
     */
    private CompletionStage<Void> tell(Errands.Taken taken, ApprovalRequest request, Ends ends) {
        Optional<Outcome> outcome = Endings.outcome(request);
        CompletionStage<Boolean> told = outcome.isEmpty()
                ? CompletableFuture.completedFuture(true)
                : safely(() -> ends.keep(request.origin().token(), outcome.get()));
        return told.handleAsync((done, broken) -> {
            if (broken == null) {
                store.errands().done(taken.id(), List.of());
            } else {
                LOG.info("{} could not be told of a decision; trying again: {}", request.origin().executionArn(),
                        why(broken));
                store.errands().retry(taken.id(), clock.now().plus(pause(taken.attempts())), why(broken));
            }
            return null;
        }, threads);
    }

    private CompletionStage<Void> notify(Errands.Taken taken, ApprovalRequest request) {
        Errand errand = taken.errand();
        Optional<String> person = Telling.person(errand.body());
        Notifier notifier = notifiers.get(Telling.channel(errand.body()));
        boolean nothingToDo = person.isEmpty()
                ? request.course().status().closed()
                : !Waiting.waitsFor(request, person.get(), people);
        boolean pointless = Telling.wantsAnAct(errand.body()) && nothingToDo;
        if (pointless) {
            store.errands().done(taken.id(), List.of());
            return CompletableFuture.completedFuture(null);
        }
        if (notifier == null) {
            failed(taken, new UndeliverableException("The channel is not configured any more"));
            return CompletableFuture.completedFuture(null);
        }
        Optional<Recipient> recipient = person
                .map(name -> Telling.recipient(people.person(name), links.of(request, name)));
        return safely(() -> notifier.send(Telling.notification(taken.id(), errand.body(), request, recipient)))
                .toCompletableFuture().copy().orTimeout(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                .handleAsync((done, broken) -> {
                    if (broken == null) {
                        store.errands().done(taken.id(),
                                List.of(Telling.fact("notified", errand, clock.now(), Optional.empty())));
                    } else {
                        failed(taken, broken);
                    }
                    return null;
                }, threads);
    }

    private void failed(Errands.Taken taken, Throwable broken) {
        Throwable cause = broken instanceof CompletionException && broken.getCause() != null
                ? broken.getCause()
                : broken;
        String why = why(cause);
        if (cause instanceof UndeliverableException || taken.attempts() >= ATTEMPTS) {
            LOG.warn("A notification about {} could not be delivered and is given up: {}", taken.errand().request(),
                    why);
            store.errands().giveUp(taken.id(), why,
                    List.of(Telling.fact("notNotified", taken.errand(), clock.now(), Optional.of(why))));
        } else {
            store.errands().retry(taken.id(), clock.now().plus(pause(taken.attempts())), why);
        }
    }

    private static Duration pause(int attempts) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts - 1, 20));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    private static String why(Throwable broken) {
        String text = broken instanceof TimeoutException
                ? "No answer within " + TIMEOUT.toSeconds() + " seconds"
                : Optional.ofNullable(broken.getMessage()).orElse(broken.getClass().getSimpleName());
        return text.length() > LONGEST_WHY ? text.substring(0, LONGEST_WHY) : text;
    }

    private interface Call<T> {
        CompletionStage<T> make();
    }

    private static <T> CompletionStage<T> safely(Call<T> call) {
        try {
            return call.make();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
