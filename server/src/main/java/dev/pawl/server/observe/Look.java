package dev.pawl.server.observe;

import dev.pawl.server.observe.Health.Check;
import dev.pawl.server.observe.Health.Finding;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One check, looked at in a thread of its own. One that takes long is not begun again meanwhile: for some
 * seconds its last answer holds, then it counts as trouble.
 */
final class Look {
    private static final Logger LOG = LoggerFactory.getLogger(Look.class);
    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final Duration LONG = Duration.ofSeconds(10);

    private final Check check;
    private final Duration patience;
    private final Duration good;
    private @Nullable CompletableFuture<Finding> asked;
    private @Nullable Finding answer;
    private long answeredNanos;
    private volatile boolean failing;

    Look(Check check) {
        this(check, SHORT, LONG);
    }

    /**
     * As above.
     *
     * @param patience
     *            how long an answer is waited for
     * @param good
     *            how long the last answer holds, and how long the first one is waited for
     */
    Look(Check check, Duration patience, Duration good) {
        this.check = check;
        this.patience = patience;
        this.good = good;
    }

    void begin() {
        if (asked == null) {
            CompletableFuture<Finding> result = new CompletableFuture<>();
            asked = result;
            Thread.ofVirtual().name("pawl-health-" + check.name())
                    .start(() -> result.complete(new Finding(check.name(), trouble())));
        }
    }

    Finding finding(long beganNanos) {
        Finding last = answer;
        boolean recent = last != null && beganNanos - answeredNanos < good.toNanos();
        Finding now = await(beganNanos + (last == null ? good : patience).toNanos() - System.nanoTime());
        if (now != null) {
            return now;
        }
        return last != null && recent
                ? last
                : new Finding(check.name(),
                        Optional.of("There was no answer within " + good.toSeconds() + " seconds"));
    }

    private @Nullable Finding await(long nanos) {
        CompletableFuture<Finding> under = asked;
        if (under == null) {
            return null;
        }
        try {
            Finding found = under.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
            asked = null;
            answer = found;
            answeredNanos = System.nanoTime();
            return found;
        } catch (TimeoutException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        } catch (ExecutionException e) {
            throw new IllegalStateException("Expected an answer whatever happens", e);
        }
    }

    private Optional<String> trouble() {
        try {
            Optional<String> trouble = check.trouble();
            failing = false;
            return trouble;
        } catch (RuntimeException e) {
            if (!failing) {
                LOG.warn("{} could not be checked: {}", check.name(), e.getMessage());
            }
            failing = true;
            return Optional.of(String.valueOf(e.getMessage()));
        } catch (Error e) {
            LOG.error("{} could not be checked", check.name(), e);
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
