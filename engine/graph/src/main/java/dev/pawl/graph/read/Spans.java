package dev.pawl.graph.read;

/** Words spans of time. */
final class Spans {
    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private Spans() {}

    /** In the largest unit that says it without a fraction, or in the two that come closest. */
    static String of(long seconds) {
        if (seconds < MINUTE) {
            return count(seconds, "second");
        }
        if (seconds < HOUR) {
            return two(seconds, MINUTE, "minute", 1, "second");
        }
        return seconds < DAY
                ? two(seconds, HOUR, "hour", MINUTE, "minute")
                : two(seconds, DAY, "day", HOUR, "hour");
    }

    private static String two(long seconds, long large, String largeName, long small, String smallName) {
        long rest = seconds % large / small;
        return count(seconds / large, largeName) + (rest == 0 ? "" : " " + count(rest, smallName));
    }

    private static String count(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }
}
