package dev.pawl.expr.jsonata;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.JException;
import dev.pawl.expr.jsonata.Builtin.Args;
import java.text.ParseException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Functions that follow a picture, such as {@code [Y0001]-[M01]}: the library takes any, and any time over
 * it.
 */
final class PictureFunctions {
    private static final int LONGEST = 1_000;
    private static final double MOST_WAYS = 1_000_000;
    private static final Pattern WITHOUT_ZONE = Pattern
            .compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]{1,9})?)?");

    private PictureFunctions() {}

    static List<Builtin> all() {
        return List.of(new Builtin("toMillis", "<s-s?:n>", PictureFunctions::toMillis),
                new Builtin("fromMillis", "<n-s?s?:s>", PictureFunctions::fromMillis),
                new Builtin("formatNumber", "<n-so?:s>", PictureFunctions::formatNumber),
                new Builtin("formatInteger", "<n-s:s>", PictureFunctions::formatInteger),
                new Builtin("parseInteger", "<s-s:n>", PictureFunctions::parseInteger));
    }

    private static @Nullable Object toMillis(Args args) {
        if (args.missing(0)) {
            return null;
        }
        String text = bounded(args, 0);
        String picture = args.missing(1) ? null : bounded(args, 1);
        if (picture == null && WITHOUT_ZONE.matcher(text).matches()) {
            return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC).toEpochMilli();
        }
        if (picture != null && ways(picture, text.length()) > MOST_WAYS) {
            throw Evaluation.running().meter().exceeded("there are too many ways to read a time by its picture");
        }
        try {
            return Functions.dateTimeToMillis(text, picture);
        } catch (ParseException e) {
            throw new JException("D3110", -1, text);
        }
    }

    /**
     * In how many ways a text may be cut where markers of a picture follow each other with nothing between them
     * that
     * tells where one ends. The library tries them all, one after the other.
     */
    private static double ways(String picture, int length) {
        boolean words = picture.contains("w");
        double ways = 1;
        int adjacent = 0;
        boolean barrier = false;
        for (int i = 0; i < picture.length(); i++) {
            char c = picture.charAt(i);
            if (c == '[') {
                adjacent = barrier && !words ? 0 : adjacent;
                // One more cut: of n places for k cuts there are n! / k! / (n - k)! choices.
                ways *= adjacent == 0 ? 1 : (double) Math.max(1, length - adjacent + 1) / adjacent;
                adjacent++;
                barrier = false;
                i = Math.max(i, picture.indexOf(']', i));
            } else {
                barrier |= !Character.isLetterOrDigit(c);
            }
        }
        return ways;
    }

    private static @Nullable Object fromMillis(Args args) {
        return args.missing(0)
                ? null
                : Functions.dateTimeFromMillis(args.number(0), args.missing(1) ? null : bounded(args, 1),
                        args.missing(2) ? null : bounded(args, 2));
    }

    private static @Nullable Object formatNumber(Args args) {
        return args.missing(0)
                ? null
                : Functions.formatNumber((Number) args.value(0), bounded(args, 1), (Map<?, ?>) args.value(2));
    }

    /** Roman numerals grow with the number itself; everything else is short. */
    private static @Nullable Object formatInteger(Args args) {
        if (args.missing(0)) {
            return null;
        }
        String picture = bounded(args, 1);
        if (picture.matches("[iI].*")) {
            Evaluation.running().willMake((long) Math.abs(args.number(0)), 0);
        }
        return Functions.formatInteger((Number) args.value(0), picture);
    }

    private static @Nullable Object parseInteger(Args args) {
        if (args.missing(0)) {
            return null;
        }
        try {
            return Functions.parseInteger(bounded(args, 0), bounded(args, 1));
        } catch (ParseException e) {
            throw new JException("D3030", -1, args.value(0));
        }
    }

    private static String bounded(Args args, int index) {
        String text = args.text(index);
        if (text.length() > LONGEST) {
            throw Evaluation.running().meter()
                    .exceeded("$" + args.function() + "() takes texts of at most " + LONGEST + " characters");
        }
        return text;
    }
}
