package dev.pawl.interpreter.error;

import dev.pawl.asl.Retrier;
import dev.pawl.history.Event;
import dev.pawl.history.Failure;
import dev.pawl.interpreter.model.Command;
import dev.pawl.interpreter.model.Frame;
import dev.pawl.interpreter.model.Step;
import dev.pawl.interpreter.model.TimerKey;
import dev.pawl.interpreter.turn.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Retry: whether a failed state is tried again, and when. */
final class Retrying {
    private static final Duration LONGEST_WISH = Duration.ofDays(1);

    private Retrying() {}

    /**
     * Why a state may be tried again.
     *
     * @param follows
     *            id of the event behind which the plan stands
     * @param alias
     *            another name of the error
     * @param notBefore
     *            how long the service asks to be left alone; zero if it does not
     */
    record Cause(long follows, Failure failure, Optional<String> alias, Duration notBefore) {}

    /** Plans another attempt if the first retrier that takes the error has one left. */
    static boolean plan(Turn turn, Frame frame, Cause cause) {
        Step.Inside inside = Turn.inside(frame);
        List<Retrier> retriers = Failures.retriers(turn.stateOf(frame));
        for (int i = 0; i < retriers.size(); i++) {
            Retrier retrier = retriers.get(i);
            if (ErrorNames.match(retrier.errorEquals(), cause.failure.error(), cause.alias)) {
                if (inside.retries().of(i) >= retrier.maxAttempts()) {
                    return false;
                }
                Duration delay = longer(delay(turn, retrier, inside.retries().of(i)),
                        wanted(retrier, cause.notBefore));
                Instant until = turn.moment().now().plus(delay);
                turn.emit(frame, cause.follows, new Event.RetryPlanned(i, until));
                turn.command(new Command.StartTimer(
                        new TimerKey(inside.enteredEventId(), TimerKey.Purpose.RETRY), until));
                return true;
            }
        }
        return false;
    }

    /**
     * IntervalSeconds, grown by BackoffRate for each retry before, at most MaxDelaySeconds, and perhaps jittered.
     */
    static Duration delay(Turn turn, Retrier retrier, int retriesBefore) {
        double seconds = retrier.intervalSeconds() * Math.pow(retrier.backoffRate(), retriesBefore);
        double longest = retrier.maxDelaySeconds().orElse(Command.LONGEST_DELAY_SECONDS);
        double capped = Math.min(seconds, longest);
        double drawn = switch (retrier.jitter()) {
            case NONE -> capped;
            case FULL -> capped * turn.ambient().random().nextDouble();
        };
        return Duration.ofMillis(Math.round(drawn * 1000));
    }

    /**
     * The definition's MaxDelaySeconds goes before the service's wish, and no service may ask for more than a
     * day.
     */
    private static Duration wanted(Retrier retrier, Duration notBefore) {
        Duration most = retrier.maxDelaySeconds().isPresent()
                ? Duration.ofSeconds(retrier.maxDelaySeconds().getAsLong())
                : LONGEST_WISH;
        return notBefore.compareTo(most) > 0 ? most : notBefore;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
