package dev.pawl.dsl.source;

import dev.pawl.asl.Catcher;
import dev.pawl.asl.ChoiceState;
import dev.pawl.asl.FailState;
import dev.pawl.asl.MapState;
import dev.pawl.asl.ParallelState;
import dev.pawl.asl.PassState;
import dev.pawl.asl.Retrier;
import dev.pawl.asl.State;
import dev.pawl.asl.SucceedState;
import dev.pawl.asl.TaskState;
import dev.pawl.asl.WaitState;
import dev.pawl.dsl.Errors;
import dev.pawl.dsl.source.Code.Call;
import dev.pawl.dsl.source.Code.Chain;
import java.math.BigDecimal;
import java.util.List;

/** Retriers as sentences: {@code .on("Busy").retry(times(5).startingAfter(ofSeconds(2)))}. */
final class RetryCode {
    private static final long DEFAULT_ATTEMPTS = 3;
    private static final long DEFAULT_INTERVAL_SECONDS = 1;
    private static final double DEFAULT_RATE = 2;
    private final Vocabulary words;

    RetryCode(Vocabulary words) {
        this.words = words;
    }

    /** The sentences of all retriers that a state has. */
    List<List<Call>> of(State state) {
        return retriers(state).stream().map(r -> List.of(on(r.errorEquals()), Code.call("retry", how(r)))).toList();
    }

    private static List<Retrier> retriers(State state) {
        return switch (state) {
            case TaskState s -> s.retriers();
            case ParallelState s -> s.retriers();
            case MapState s -> s.retriers();
            case PassState s -> List.of();
            case ChoiceState s -> List.of();
            case WaitState s -> List.of();
            case SucceedState s -> List.of();
            case FailState s -> List.of();
        };
    }

    static List<Catcher> catchers(State state) {
        return switch (state) {
            case TaskState s -> s.catchers();
            case ParallelState s -> s.catchers();
            case MapState s -> s.catchers();
            case PassState s -> List.of();
            case ChoiceState s -> List.of();
            case WaitState s -> List.of();
            case SucceedState s -> List.of();
            case FailState s -> List.of();
        };
    }

    Call on(List<String> errors) {
        return errors.equals(List.of(Errors.ALL))
                ? Code.call("onAnyError")
                : Code.call("on", errors.stream().map(words::error).toArray(Code[]::new));
    }

    private Code how(Retrier retrier) {
        Chain how = attempts(retrier);
        if (retrier.intervalSeconds() != DEFAULT_INTERVAL_SECONDS) {
            how = how.beside(Code.call("startingAfter", seconds(retrier.intervalSeconds())));
        }
        if (retrier.backoffRate() == 1) {
            how = how.beside(Code.call("evenly"));
        } else if (retrier.backoffRate() != DEFAULT_RATE) {
            how = how.beside(Code.call("backingOffBy", Code.word(Double.toString(retrier.backoffRate()))));
        }
        if (retrier.maxDelaySeconds().isPresent()) {
            how = how.beside(Code.call("atMost", seconds(retrier.maxDelaySeconds().getAsLong())));
        }
        return closing(how, retrier);
    }

    private Chain attempts(Retrier retrier) {
        if (retrier.maxAttempts() == 0) {
            return Code.chain(words.retry("never"));
        }
        boolean usual = retrier.maxAttempts() == DEFAULT_ATTEMPTS
                && retrier.intervalSeconds() == DEFAULT_INTERVAL_SECONDS && retrier.backoffRate() == DEFAULT_RATE;
        return usual
                ? Code.chain(words.retry("byDefault"))
                : Code.chain(words.retry("times"), JavaNumbers.of(retrier.maxAttempts()));
    }

    private static Chain closing(Chain how, Retrier retrier) {
        Chain jittered = switch (retrier.jitter()) {
            case FULL -> how.beside(Code.call("withJitter"));
            case NONE -> how;
        };
        return retrier.comment().map(c -> jittered.beside(StateCode.comment(c))).orElse(jittered);
    }

    private Code seconds(long seconds) {
        return words.duration(BigDecimal.valueOf(seconds));
    }
}
