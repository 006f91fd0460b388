package dev.pawl.testkit.coverage;

import dev.pawl.testkit.coverage.Coverage.Item;
import dev.pawl.testkit.coverage.Coverage.Share;
import dev.pawl.testkit.coverage.Target.Kind;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Coverage for a terminal: a line for each kind, then what is missing and where. */
public final class CoverageText {
    private CoverageText() {}

    /**
     * The text.
     *
     * @param position
     *            where a place of the definition is, such as {@code orders.asl.json:12}; perhaps nothing
     */
    public static String of(Coverage coverage, Function<String, String> position) {
        StringBuilder text = new StringBuilder();
        text.append("coverage of ").append(coverage.machine()).append(":").append(share(coverage.total()))
                .append('\n');
        for (Kind kind : Kind.values()) {
            Share share = coverage.of(kind);
            if (share.all() > 0) {
                text.append(String.format(Locale.ROOT, "  %-8s%s%n", kind.text(), share(share)));
            }
        }
        List<Item> missing = coverage.missing();
        if (!missing.isEmpty()) {
            text.append("  not covered:\n");
            int states = missing.stream().mapToInt(item -> item.target().state().length()).max().orElse(0);
            int words = missing.stream().mapToInt(item -> item.target().words().length()).max().orElse(0);
            for (Item item : missing) {
                String line = "    " + padded(item.target().state(), states) + "  "
                        + padded(item.target().words(), words) + "  " + position.apply(item.place());
                text.append(line.stripTrailing()).append('\n');
            }
        }
        return text.toString();
    }

    /** Such as {@code   3 of   4   75.0 %}. */
    static String share(Share share) {
        return String.format(Locale.ROOT, " %3d of %3d  %5.1f %%", share.covered(), share.all(), share.percent());
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
