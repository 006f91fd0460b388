package dev.pawl.limit;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A text in which stars stand for any text. */
public final class Wildcard {
    private final String text;
    private final Pattern pattern;

    /** Of that text. */
    public Wildcard(String text) {
        this.text = text;
        // possessive nowhere: names and ARNs are short, and runs of stars are one
        this.pattern = Pattern.compile(Arrays.stream(text.replaceAll("\\*+", "*").split("\\*", -1)).map(Pattern::quote)
                .collect(Collectors.joining(".*")), Pattern.DOTALL);
    }

    /** Whether it stands for that. */
    public boolean matches(String other) {
        return pattern.matcher(other).matches();
    }

    @Override
    public String toString() {
        return text;
    }
}
