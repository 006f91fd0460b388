package dev.pawl.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RegistryTest {
    private static final Metric CALLS = Metric.counter("calls_total", "Calls.", "to", "outcome");
    private static final Metric LENGTH = Metric.histogram("length", "Length.");
    private static final Metric NOW = Metric.gauge("now", "Now.");

    private final Registry registry = new Registry(3);

    @Test
    void tenThousandMachinesAreNotTenThousandSeries() {
        Metric metric = Metric.counter("m_total", "m", "machine");
        for (int i = 0; i < 10_000; i++) {
            registry.counter(metric, "machine-" + i).increment();
        }
        assertThat(registry.collect("m_total").orElseThrow().samples()).hasSize(4);
        assertThat(registry.total("m_total")).isEqualTo(10_000);
        assertThat(registry.total("m_total", Registry.OTHER)).isEqualTo(9_997);
        assertThat(registry.machines()).isEqualTo(100);
        assertThat(new Registry(3, 7).machines()).isEqualTo(7);
    }

    private List<Family.Sample> samples(Metric metric) {
        return registry.collect().stream().filter(f -> f.metric().equals(metric)).findFirst().orElseThrow().samples();
    }

    @Test
    void whoAsksAgainGetsTheSameCounter() {
        registry.counter(CALLS, "a", "good").add(2);
        registry.counter(CALLS, "a", "good").increment();
        registry.counter(CALLS, "a", "bad").increment();

        assertThat(samples(CALLS)).containsExactlyInAnyOrder(new Family.Value(List.of("a", "good"), 3),
                new Family.Value(List.of("a", "bad"), 1));
    }

    @Test
    void whatIsTooMuchToTellApartIsCountedTogether() {
        IntStream.range(0, 10).forEach(i -> registry.counter(CALLS, "n" + i, "good").increment());

        assertThat(samples(CALLS)).hasSize(4).contains(new Family.Value(List.of("other", "other"), 7));
    }

    @Test
    void stepsCountAllThatIsAtMostAsLarge() {
        Histogram histogram = registry.histogram(LENGTH, new Scale(new long[]{10, 20}, 10));
        for (long length : new long[]{5, 10, 11, 99}) {
            histogram.observe(length);
        }

        assertThat(samples(LENGTH)).containsExactly(new Family.Distribution(List.of(),
                List.of(new Family.Step(1, 2), new Family.Step(2, 3), new Family.Step(Double.POSITIVE_INFINITY, 4)),
                12.5));
    }

    @Test
    void whatCannotBeReadDoesNotHideTheRest() {
        registry.gauge(NOW, () -> {
            throw new IllegalStateException("gone");
        });
        registry.read(CALLS, () -> Map.of(List.of("a", "good"), 7.0));

        assertThat(samples(NOW)).isEmpty();
        assertThat(samples(CALLS)).containsExactly(new Family.Value(List.of("a", "good"), 7));
    }

    @Test
    void namesAndLabelsHaveToFit() {
        assertThatThrownBy(() -> Metric.counter("calls", "Calls.")).hasMessageContaining("pawl_things_total");
        assertThatThrownBy(() -> Metric.gauge("Calls", "Calls.")).hasMessageContaining("Calls");
        assertThatThrownBy(() -> registry.counter(CALLS, "a")).hasMessageContaining("[to, outcome]");
        registry.counter(CALLS, "a", "b");
        assertThatThrownBy(() -> registry.counter(Metric.counter("calls_total", "Others."), "a"))
                .hasMessageContaining("two");
    }
}
