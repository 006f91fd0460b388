package dev.pawl.expr.path;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code .name}, {@code ['name']}, {@code ["name"]} and {@code [n]}; gives up at anything else. */
final class StepReader {
    private static final String ENDS_NAME = ".[]()*?@'\", \t\n\r$";

    private final String text;
    private final List<Step> steps = new ArrayList<>();
    private int at;

    private StepReader(String text, int from) {
        this.text = text;
        this.at = from;
    }

    /** All steps from a position to the end of the text, or empty if some of it is more than a plain step. */
    static Optional<List<Step>> read(String text, int from) {
        StepReader reader = new StepReader(text, from);
        while (reader.at < text.length()) {
            if (!reader.step()) {
                return Optional.empty();
            }
        }
        return Optional.of(List.copyOf(reader.steps));
    }

    private boolean step() {
        char c = text.charAt(at++);
        if (c == '.') {
            return name();
        }
        if (c != '[' || at >= text.length()) {
            return false;
        }
        char quote = text.charAt(at);
        boolean isQuoted = quote == '\'' || quote == '"';
        return isQuoted ? quoted(quote) : index();
    }

    private boolean name() {
        int start = at;
        while (at < text.length() && ENDS_NAME.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        if (at == start || (at < text.length() && ".[".indexOf(text.charAt(at)) < 0)) {
            return false;
        }
        steps.add(new Step.Member(text.substring(start, at)));
        return true;
    }

    private boolean quoted(char quote) {
        StringBuilder name = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == quote) {
                at += 2;
                steps.add(new Step.Member(name.toString()));
                return at <= text.length() && text.charAt(at - 1) == ']';
            }
            if (c == '\\') {
                if (++at >= text.length()) {
                    return false;
                }
                c = text.charAt(at);
            }
            name.append(c);
        }
        return false;
    }

    private boolean index() {
        int close = text.indexOf(']', at);
        if (close < 0) {
            return false;
        }
        String digits = text.substring(at, close);
        if (!digits.matches("-?[0-9]{1,9}")) {
            return false;
        }
        steps.add(new Step.Element(Integer.parseInt(digits)));
        at = close + 1;
        return true;
    }
}
