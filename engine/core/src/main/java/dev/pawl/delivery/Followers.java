package dev.pawl.delivery;

import dev.pawl.store.Lease;
import dev.pawl.store.Store;
import dev.pawl.timer.EngineClock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All followers of this node: one for each subscriber and partition that it holds. Without subscribers
 * nothing is read.
 */
public final class Followers implements Watcher {
    private static final Logger LOG = LoggerFactory.getLogger(Followers.class);

    private final List<Follower.Shared> subscribers;
    private final Map<Integer, List<Follower>> followers = new ConcurrentHashMap<>();

    /**
     * Nothing is read before a partition is taken.
     *
     * @param workers
     *            threads that may block
     */
    public Followers(Store store, List<Subscriber> subscribers, EngineClock clock, Executor workers,
            DeliverySettings settings) {
        this.subscribers = subscribers.stream()
                .map(subscriber -> new Follower.Shared(store.deliveries(), subscriber,
                        new Lanes(store.machines(), subscriber), new Sender(subscriber, clock), clock, workers,
                        settings))
                .toList();
    }

    @Override
    public void own(Lease lease) {
        if (!subscribers.isEmpty()) {
            followers.put(lease.partition(), subscribers.stream().map(s -> new Follower(s, lease)).toList());
        }
    }

    @Override
    public void finish(int partition) {
        List<Follower> leaving = followers.remove(partition);
        if (leaving != null) {
            leaving.forEach(Follower::finish);
        }
    }

    @Override
    public void disown(int partition) {
        List<Follower> gone = followers.remove(partition);
        if (gone != null) {
            gone.forEach(Follower::stop);
        }
    }

    @Override
    public void committed(int partition) {
        if (!followers.isEmpty()) {
            followers.getOrDefault(partition, List.of()).forEach(Follower::wake);
        }
    }

    /** How far each subscriber has come. */
    public List<Lag> lag() {
        return followers.values().stream().flatMap(List::stream).map(Follower::lag).toList();
    }

    /** Delivers what is there, without waiting for what fails, keeps the cursors and stops. */
    @Override
    public void close() {
        followers.values().stream().flatMap(List::stream).forEach(Follower::finish);
        followers.clear();
        for (Follower.Shared shared : subscribers) {
            try {
                shared.subscriber().close();
            } catch (RuntimeException e) {
                LOG.warn("{} did not close well", shared.subscriber().name(), e);
            }
        }
    }
}
