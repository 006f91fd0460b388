package dev.pawl.delivery;

import dev.pawl.store.Deliveries.Committed;
import dev.pawl.timer.EngineClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands commits to a subscriber, counts, and complains about failures now and then instead of each time. */
final class Sender {
    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);
    private static final Duration COMPLAIN = Duration.ofMinutes(5);

    private final Subscriber subscriber;
    private final EngineClock clock;
    private final AtomicLong delivered = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();
    private final Map<String, Long> complained = new ConcurrentHashMap<>();

    Sender(Subscriber subscriber, EngineClock clock) {
        this.subscriber = subscriber;
        this.clock = clock;
    }

    /** Whether it was taken. */
    boolean send(String lane, List<Committed> commits) {
        try {
            delivered.addAndGet(subscriber.deliver(lane, commits));
            if (complained.remove(lane) != null) {
                LOG.info("{} is being delivered to {} again", subscriber.name(), lane);
            }
            return true;
        } catch (DeliveryException e) {
            failed(lane, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failed(lane, e);
        } catch (RuntimeException e) {
            failed(lane, e);
        }
        return false;
    }

    private void failed(String lane, Exception why) {
        failures.incrementAndGet();
        long now = clock.nanoTime();
        Long before = complained.get(lane);
        if (before == null || now - before >= COMPLAIN.toNanos()) {
            complained.put(lane, now);
            LOG.warn("{} cannot be delivered to {}, and is tried again: {}", subscriber.name(), lane, why.getMessage());
        }
        LOG.debug("{} to {}", subscriber.name(), lane, why);
    }

    long delivered() {
        return delivered.get();
    }

    long failures() {
        return failures.get();
    }
}
