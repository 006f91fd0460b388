package dev.pawl.server.observe;

import java.util.Objects;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Whether the server can do its work, by checks of those who know. Looked at again at most once a second, and
 * answered
 * within about a second: whoever asks would not wait for a check that hangs.
 */
public final class Health {
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final List<Look> looks = new CopyOnWriteArrayList<>();
    private final AtomicReference<Report> last = new AtomicReference<>(new Report(List.of(), Long.MIN_VALUE));

    /** One thing that has to be in order. */
    public interface Check {
        /** One word for it, such as {@code store}. */
        String name();

        /** What is wrong, for those who may know it; may wait for the store, and may throw. */
        Optional<String> trouble();

        /** One of that name. */
        static Check of(String name, Supplier<Optional<String>> trouble) {
            return new Check() {
                @Override
                public String name() {
                    return name;
                }

                @Override
                public Optional<String> trouble() {
                    return trouble.get();
                }
            };
        }
    }

    /** One check and what it found. */
    public record Finding(String name, Optional<String> trouble) {}

    private record Report(List<Finding> findings, long atNanos) {}

    /** One more thing to look at. */
    public void add(Check check) {
        looks.add(new Look(check));
    }

    /** One more thing to look at. */
    public void add(String name, Supplier<Optional<String>> trouble) {
        add(Check.of(name, trouble));
    }

    /** What the checks say, in the order in which they were added. */
    public List<Finding> findings() {
        Report report = Objects.requireNonNull(last.get());
        if (report.atNanos() != Long.MIN_VALUE && System.nanoTime() - report.atNanos() < FRESH.toNanos()) {
            return report.findings();
        }
        return look();
    }

    /** Whether nothing is wrong. */
    public boolean ready() {
        return findings().stream().allMatch(finding -> finding.trouble().isEmpty());
    }

    /** One at a time: whoever comes meanwhile has the answer of whoever looked. */
    private synchronized List<Finding> look() {
        Report before = Objects.requireNonNull(last.get());
        if (before.atNanos() != Long.MIN_VALUE && System.nanoTime() - before.atNanos() < FRESH.toNanos()) {
            return before.findings();
        }
        looks.forEach(Look::begin);
        long now = System.nanoTime();
        List<Finding> findings = looks.stream().map(look -> look.finding(now)).toList();
        last.set(new Report(List.copyOf(findings), System.nanoTime()));
        return findings;
    }
}
