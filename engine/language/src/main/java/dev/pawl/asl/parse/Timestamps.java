package dev.pawl.asl.parse;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;

/** RFC 3339 with a capital T, and a capital Z or an offset. */
final class Timestamps {
    private static final Pattern FORM = Pattern
            .compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?(Z|[+-]\\d{2}:\\d{2})");

    private Timestamps() {}

    static void check(String text, Location at, Problems problems) {
        if (!isTimestamp(text)) {
            problems.schema("String does not match RFC3339 timestamp", at);
        }
    }

    private static boolean isTimestamp(String text) {
        if (!FORM.matcher(text).matches()) {
            return false;
        }
        try {
            OffsetDateTime.parse(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
