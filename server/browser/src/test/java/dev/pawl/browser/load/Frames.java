package dev.pawl.browser.load;

import com.microsoft.playwright.Page;
import java.util.Arrays;
import java.util.List;

/**
 * Times between frames, in milliseconds.
 *
 * @param times
 *            in ascending order
 */
record Frames(List<Double> times) {
    private static final double LONG_MILLIS = 50;
    private static final String WATCH = """
            async steps => {
              const act = %s;
              const times = [];
              let before = performance.now();
              for (let step = 0; step < steps; step++) {
                act(step / (steps - 1));
                await new Promise(resolve => requestAnimationFrame(resolve));
                const now = performance.now();
                times.push(now - before);
                before = now;
              }
              return times.slice(1);
            }""";

    /**
     * What the times are while something is done in each frame; the function is told how far it is, from 0 to 1.
     */
    static Frames during(Page page, String act, int steps) {
        List<?> told = (List<?>) page.evaluate(WATCH.formatted(act), steps);
        return new Frames(told.stream().map(time -> ((Number) time).doubleValue()).sorted().toList());
    }

    private double at(double share) {
        return times.get((int) Math.min(times.size() - 1L, Math.round(share * (times.size() - 1))));
    }

    /** For a table. */
    String told() {
        double slow = 100.0 * times.stream().filter(time -> time > LONG_MILLIS).count() / times.size();
        double[] all = {at(0.5), at(0.95), at(1)};
        return Arrays.stream(all).mapToObj("%.1f"::formatted).reduce((one, two) -> one + " / " + two).orElse("")
                + " ms, over 50 ms: %.1f %%".formatted(slow);
    }
}
