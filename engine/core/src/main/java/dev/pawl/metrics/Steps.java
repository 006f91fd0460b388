package dev.pawl.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** Counts values by the step of a scale that they fall into. */
final class Steps implements Histogram {
    private final long[] bounds;
    private final double unit;
    private final LongAdder[] counts;
    private final LongAdder sum = new LongAdder();

    Steps(Scale scale) {
        bounds = scale.bounds();
        unit = scale.unit();
        counts = new LongAdder[bounds.length + 1];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = new LongAdder();
        }
    }

    @Override
    public void observe(long amount) {
        int step = 0;
        while (step < bounds.length && amount > bounds[step]) {
            step++;
        }
        counts[step].increment();
        sum.add(amount);
    }

    long count() {
        long count = 0;
        for (LongAdder step : counts) {
            count += step.sum();
        }
        return count;
    }

    double total() {
        return sum.sum() / unit;
    }

    Family.Distribution at(List<String> labels) {
        List<Family.Step> steps = new ArrayList<>(counts.length);
        long count = 0;
        for (int i = 0; i < counts.length; i++) {
            count += counts[i].sum();
            steps.add(new Family.Step(i < bounds.length ? bounds[i] / unit : Double.POSITIVE_INFINITY, count));
        }
        return new Family.Distribution(labels, steps, sum.sum() / unit);
    }
}
