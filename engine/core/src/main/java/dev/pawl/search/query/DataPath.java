package dev.pawl.search.query;

/** Paths of input and output as texts, such as {@code input.items[].sku} or {@code output["a b"]}. */
public final class DataPath {
    /** What follows the path of an array for the paths of its elements. */
    public static final String ELEMENTS = "[]";

    private static final String SPECIAL = ".[]\"=<>!:*\\";

    private DataPath() {}

    /** What follows the path of an object for the path of a member. */
    public static String member(String name) {
        String clean = Scalars.clean(name);
        if (!clean.isEmpty() && clean.chars().allMatch(DataPath::plain)) {
            return "." + clean;
        }
        return "[\"" + clean.replace("\\", "\\\\").replace("\"", "\\\"") + "\"]";
    }

    /** Whether a character needs no quotes around the name that it stands in. */
    static boolean plain(int c) {
        return SPECIAL.indexOf(c) < 0 && !Character.isWhitespace(c);
    }
}
