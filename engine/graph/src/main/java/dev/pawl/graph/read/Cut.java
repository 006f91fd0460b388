package dev.pawl.graph.read;

/** Shortens texts without cutting a character in two. */
final class Cut {
    private Cut() {}

    /** At most so many characters; what is cut shows. */
    static String to(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = most - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }
}
