package dev.pawl.spelling;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** How near names are to each other. */
public final class Spelling {
    private static final int LONGEST = 100;

    private Spelling() {}

    /** The name that was probably meant, if one is near at all. */
    public static Optional<String> nearest(String name, Collection<String> known) {
        return known.stream().filter(k -> isNear(name, k))
                .min(Comparator.comparingInt((String k) -> distance(name, k)).thenComparing(k -> k));
    }

    private static boolean isNear(String name, String known) {
        return distance(name, known) <= Math.max(1, Math.min(name.length(), known.length()) / 3);
    }

    /**
     * How many letters differ, are swapped, too many or too few; case counts for nothing. Nothing is near to what
     * is
     * longer than any name.
     */
    public static int distance(String name, String known) {
        if (name.length() > LONGEST || known.length() > LONGEST) {
            return Integer.MAX_VALUE;
        }
        String a = name.toLowerCase(Locale.ROOT);
        String b = known.toLowerCase(Locale.ROOT);
        int[][] best = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                best[i][j] = i == 0 || j == 0 ? i + j : step(best, a, b, i, j);
            }
        }
        return best[a.length()][b.length()];
    }

    private static int step(int[][] best, String a, String b, int i, int j) {
        int changed = best[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int least = Math.min(changed, 1 + Math.min(best[i - 1][j], best[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, best[i - 2][j - 2] + 1) : least;
    }
}
