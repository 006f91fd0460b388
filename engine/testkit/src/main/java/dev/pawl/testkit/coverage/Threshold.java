package dev.pawl.testkit.coverage;

import dev.pawl.testkit.coverage.Target.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * How much must be covered, of a hundred.
 *
 * @param total
 *            of all together
 * @param kinds
 *            of single kinds
 */
public record Threshold(OptionalDouble total, Map<Kind, Double> kinds) {
    /** Whatever is covered will do. */
    public static final Threshold NONE = new Threshold(OptionalDouble.empty(), Map.of());

    /** Keeps its own copy. */
    public Threshold {
        kinds = Map.copyOf(kinds);
    }

    /**
     * Reads {@code 90}, or {@code states=100,choices=80}.
     *
     * @throws IllegalArgumentException
     *             if it is neither
     */
    public static Threshold parse(String text) {
        if (!text.contains("=")) {
            return new Threshold(OptionalDouble.of(percent(text)), Map.of());
        }
        Map<Kind, Double> kinds = new EnumMap<>(Kind.class);
        OptionalDouble total = OptionalDouble.empty();
        for (String part : text.split(",", -1)) {
            String[] pair = part.split("=", 2);
            double percent = percent(pair.length == 2 ? pair[1] : "");
            if (pair[0].strip().equals("total")) {
                total = OptionalDouble.of(percent);
            } else {
                kinds.put(kind(pair[0].strip()), percent);
            }
        }
        return new Threshold(total, kinds);
    }

    private static Kind kind(String name) {
        return Arrays.stream(Kind.values()).filter(kind -> kind.text().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Expected one of total, "
                        + Arrays.stream(Kind.values()).map(Kind::text).collect(Collectors.joining(", ")) + ", but got "
                        + name));
    }

    private static double percent(String text) {
        try {
            double percent = Double.parseDouble(text.strip().replaceFirst("%$", ""));
            if (percent >= 0 && percent <= 100) {
                return percent;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new IllegalArgumentException("Expected a number from 0 to 100, or such as states=100,choices=80, but got "
                + (text.isEmpty() ? "nothing" : text));
    }

    /** What is not reached, in sentences. */
    public List<String> unmet(Coverage coverage) {
        List<String> unmet = new ArrayList<>();
        total.ifPresent(least -> check(coverage, "", coverage.total(), least, unmet));
        for (Kind kind : Kind.values()) {
            Double least = kinds.get(kind);
            if (least != null) {
                check(coverage, " of the " + kind.text(), coverage.of(kind), least, unmet);
            }
        }
        return unmet;
    }

    private static void check(Coverage coverage, String what, Coverage.Share share, double least,
            List<String> unmet) {
        if (!share.reaches(least)) {
            unmet.add(String.format(Locale.ROOT, "Expected at least %s %%%s of %s to be covered, but it is %.1f %%",
                    least == Math.rint(least) ? Long.toString((long) least) : Double.toString(least), what,
                    coverage.machine(), share.percent()));
        }
    }
}
