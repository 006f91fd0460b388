package dev.pawl.protection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.timer.EngineClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProtectionTest {
    private static final long GIB = 1L << 30;

    private long disk = 100 * GIB;
    private int heap = 10;
    private int moving;
    private long nanos;

    private final Surroundings around = new Surroundings() {
        @Override
        public long freeDisk() {
            return disk;
        }

        @Override
        public int heapPercent() {
            return heap;
        }

        @Override
        public int inFlight() {
            return moving;
        }
    };
    private final EngineClock clock = new EngineClock() {
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
            throw new UnsupportedOperationException();
        }
    };
    private final Protection protection = new Protection(ProtectionSettings.STANDARD, around, clock);

    private Optional<String> kind() {
        return protection.refusal().map(Protection.Refusal::kind);
    }

    private Optional<String> looking() {
        protection.look();
        return kind();
    }

    @Test
    void a_disk_that_fills_up_refuses_before_it_is_full_and_opens_only_with_some_room() {
        assertThat(looking()).isEmpty();
        disk = GIB - 1;
        assertThat(looking()).contains("disk");
        assertThat(protection.refusal().orElseThrow().why()).contains("1.0 GiB");
        disk = GIB + 1;
        assertThat(looking()).contains("disk");
        disk = 2 * GIB;
        assertThat(looking()).isEmpty();
    }

    @Test
    void a_disk_that_nobody_knows_refuses_nothing() {
        disk = -1;
        assertThat(looking()).isEmpty();
    }

    @Test
    void a_heap_that_is_full_after_collecting_refuses() {
        heap = 93;
        assertThat(looking()).contains("memory");
        heap = 92;
        assertThat(looking()).isEmpty();
    }

    @Test
    void too_many_that_move_refuse() {
        moving = 100_001;
        assertThat(looking()).contains("in-flight");
    }

    @Test
    void slow_writing_refuses_all_but_a_few_starts_until_one_of_them_is_quick() {
        List<Long> begun = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            begun.add(protection.begins());
        }
        assertThat(kind()).isEmpty();
        nanos += Duration.ofSeconds(3).toNanos();
        protection.ends(begun.removeFirst());
        assertThat(looking()).contains("writing");
        while (begun.size() >= 16) {
            assertThat(kind()).contains("writing");
            protection.ends(begun.removeFirst());
        }
        assertThat(kind()).as("a few get through").isEmpty();
        long probe = protection.begins();
        assertThat(kind()).contains("writing");
        nanos += Duration.ofMillis(5).toNanos();
        protection.ends(probe);
        begun.add(protection.begins());
        assertThat(looking()).as("one was quick").isEmpty();
    }

    @Test
    void one_slow_start_among_quick_ones_refuses_nothing() {
        long slow = protection.begins();
        nanos += Duration.ofSeconds(10).toNanos();
        long quick = protection.begins();
        protection.ends(quick);
        protection.ends(slow);
        for (int i = 0; i < 50; i++) {
            protection.begins();
        }
        assertThat(looking()).isEmpty();
    }
}
