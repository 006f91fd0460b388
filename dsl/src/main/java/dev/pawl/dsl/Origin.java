package dev.pawl.dsl;

import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The line of Java that wrote something.
 *
 * @param file
 *            the source file's name, without folders
 */
public record Origin(String className, String file, int line) {
    private static final String OURS = "dev.pawl.dsl.";
    private static final StackWalker WALKER = StackWalker.getInstance();

    /** The nearest caller that does not belong to the DSL; nothing if there is none. */
    public static Optional<Origin> ofCaller() {
        return WALKER.walk(frames -> frames.filter(f -> !isOurs(f)).findFirst())
                .map(f -> new Origin(f.getClassName(), Objects.requireNonNullElse(f.getFileName(), "?"),
                        f.getLineNumber()));
    }

    private static boolean isOurs(StackWalker.StackFrame frame) {
        return frame.getClassName().startsWith(OURS)
                && !Objects.requireNonNullElse(frame.getFileName(), "").endsWith("Test.java");
    }

    /** That of the innermost state around a place of a definition. */
    static Optional<Origin> around(String location, Map<String, Origin> origins) {
        return origins.entrySet().stream()
                .filter(e -> location.equals(e.getKey()) || location.startsWith(e.getKey() + "/")
                        || location.startsWith(e.getKey() + "["))
                .max(Comparator.comparingInt(e -> e.getKey().length())).map(Map.Entry::getValue);
    }

    /** As stack traces write it, so that development environments make a link of it. */
    @Override
    public String toString() {
        return className + "(" + file + ":" + line + ")";
    }
}
