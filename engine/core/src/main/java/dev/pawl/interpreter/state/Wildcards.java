package dev.pawl.interpreter.state;

/** StringMatches: {@code *} stands for any text; a backslash takes the meaning from a star or a backslash. */
final class Wildcards {
    private Wildcards() {}

    /** Whether the whole text fits, in time proportional to both lengths at worst. */
    static boolean match(String pattern, String text) {
        int p = 0;
        int t = 0;
        int star = -1;
        int resume = 0;
        while (t < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = ++p;
                resume = t;
            } else if (p < pattern.length() && literal(pattern, p) == text.charAt(t)) {
                p += width(pattern, p);
                t++;
            } else if (star >= 0) {
                p = star;
                t = ++resume;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }

    private static char literal(String pattern, int at) {
        return escaped(pattern, at) ? pattern.charAt(at + 1) : pattern.charAt(at);
    }

    private static int width(String pattern, int at) {
        return escaped(pattern, at) ? 2 : 1;
    }

    private static boolean escaped(String pattern, int at) {
        return pattern.charAt(at) == '\\' && at + 1 < pattern.length()
                && (pattern.charAt(at + 1) == '*' || pattern.charAt(at + 1) == '\\');
    }
}
