package dev.pawl.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.store.Lease;
import dev.pawl.store.SearchIndex;
import dev.pawl.store.SearchIndex.Changes;
import dev.pawl.store.SearchIndex.Progress;
import dev.pawl.timer.EngineClock;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class IndexerTest {
    private static final Duration LINGER = IndexPace.STANDARD.linger();

    /** Time that goes on when nothing else is left to do. */
    private static final class Tasks implements EngineClock {
        private final TreeMap<Long, Runnable> tasks = new TreeMap<>();
        private long nanos;

        @Override
        public Instant now() {
            return Instant.ofEpochSecond(0, nanos);
        }

        @Override
        public long nanoTime() {
            return nanos;
        }

        @Override
        public void after(Duration delay, Runnable task) {
            long at = nanos + delay.toNanos();
            while (tasks.containsKey(at)) {
                at++;
            }
            tasks.put(at, task);
        }

        void runUntil(Duration end) {
            while (!tasks.isEmpty() && tasks.firstKey() <= end.toNanos()) {
                Map.Entry<Long, Runnable> next = tasks.pollFirstEntry();
                nanos = next.getKey();
                next.getValue().run();
            }
        }
    }

    private final Tasks clock = new Tasks();
    private long head;
    private long position;
    private Runnable meanwhile = () -> {};

    private Object index(Object proxy, Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "progress" -> new Progress(0, position, head, Optional.of(clock.now()));
            case "changes" -> {
                long seen = Math.min(head, (Long) arguments[1] + (Integer) arguments[2]);
                meanwhile.run();
                yield new Changes(List.of(), seen, head);
            }
            case "write" -> {
                position = (Long) arguments[2];
                yield true;
            }
            case "sweep" -> 0;
            default -> throw new UnsupportedOperationException(method.getName());
        };
    }

    private Indexer indexer() {
        SearchIndex index = (SearchIndex) Proxy.newProxyInstance(getClass().getClassLoader(),
                new Class<?>[]{SearchIndex.class}, this::index);
        Indexer indexer = new Indexer(index, clock, Runnable::run, IndexPace.STANDARD);
        indexer.own(new Lease(0, 1));
        return indexer;
    }

    @Test
    void waits_for_further_commits_only_once_it_has_caught_up() {
        head = 100_000;
        Indexer indexer = indexer();
        meanwhile = () -> indexer.committed(0);

        clock.runUntil(LINGER.multipliedBy(3));

        assertThat(position).isEqualTo(head);
    }

    @Test
    void a_commit_in_the_last_round_of_many_is_not_forgotten() {
        head = 1_000;
        Indexer indexer = indexer();
        meanwhile = () -> {
            if (position > 0 && head == 1_000) {
                head = 1_001;
                indexer.committed(0);
            }
        };

        clock.runUntil(LINGER.multipliedBy(5));

        assertThat(position).isEqualTo(1_001);
    }
}
