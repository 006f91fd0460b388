package dev.pawl.server.bench;

import java.io.PrintWriter;
import java.util.Locale;

/** Rows of figures as text. Each is printed as soon as it is known. */
public final class Table {
    private final PrintWriter out;

    /** Prints to there. */
    public Table(PrintWriter out) {
        this.out = out;
    }

    /** Begins a section. */
    public void section(String title) {
        out.printf("%n%s%n", title);
        out.flush();
    }

    /** A figure with a note. */
    public void row(String name, String value, String note) {
        out.printf("  %-46s %16s   %s%n", name, value, note);
        out.flush();
    }

    /** A number with its unit. */
    public void rate(String name, double perSecond, String unit, String note) {
        row(name, number(perSecond) + " " + unit, note);
    }

    static String number(double value) {
        return value >= 100 ? String.format(Locale.ROOT, "%,.0f", value) : String.format(Locale.ROOT, "%.2f", value);
    }

    static String millis(double nanos) {
        return String.format(Locale.ROOT, "%.2f ms", nanos / 1e6);
    }

    static String ratio(double value, double limit) {
        return limit <= 0 ? "" : String.format(Locale.ROOT, "%.2f of the limit", value / limit);
    }
}
