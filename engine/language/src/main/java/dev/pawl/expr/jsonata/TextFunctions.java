package dev.pawl.expr.jsonata;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Utils;
import dev.pawl.expr.jsonata.Builtin.Args;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** Functions on texts in which the library lets a guest take any time or space, or strays from JSONata. */
final class TextFunctions {
    private TextFunctions() {}

    static List<Builtin> all() {
        return List.of(new Builtin("contains", "<s-(sf):b>", TextFunctions::contains),
                new Builtin("match", "<s-f<s:o>n?:a<o>>", TextFunctions::match),
                new Builtin("split", "<s-(sf)n?:a<s>>", TextFunctions::split),
                new Builtin("join", "<a<s>s?:s>", TextFunctions::join),
                new Builtin("pad", "<s-ns?:s>", TextFunctions::pad),
                new Builtin("replace", "<s-(sf)(sf)n?:s>", Replacing::replace));
    }

    private static @Nullable Object contains(Args args) {
        if (args.missing(0)) {
            return null;
        }
        return args.value(1) instanceof RegexFunction regex
                ? (Object) RegexFunction.find(regex.matcher(args.text(0)))
                : (Object) args.text(0).contains(args.text(1));
    }

    private static @Nullable Object match(Args args) {
        if (args.missing(0)) {
            return null;
        }
        double limit = limit(args, 2, "D3040");
        List<Object> matches = Utils.createSequence();
        Matcher matcher = regex(args, 1).matcher(args.text(0));
        while (matches.size() < limit && RegexFunction.find(matcher)) {
            Map<String, Object> match = new LinkedHashMap<>();
            match.put("match", matcher.group());
            match.put("index", matcher.start());
            match.put("groups", RegexFunction.groups(matcher));
            matches.add(match);
            Evaluation.running().willMake(0, matches.size() * (4L + matcher.groupCount()));
        }
        return matches;
    }

    private static @Nullable Object split(Args args) {
        if (args.missing(0)) {
            return null;
        }
        double limit = limit(args, 2, "D3020");
        String text = args.text(0);
        return args.value(1) instanceof RegexFunction regex
                ? splitAt(text, regex.matcher(text), limit)
                : splitAt(text, args.text(1), limit);
    }

    private static List<Object> splitAt(String text, Matcher matcher, double limit) {
        List<Object> parts = new ArrayList<>();
        int from = 0;
        while (parts.size() < limit && RegexFunction.find(matcher)) {
            add(parts, text.substring(from, matcher.start()));
            from = matcher.end();
        }
        if (parts.size() < limit) {
            parts.add(text.substring(from));
        }
        return parts;
    }

    private static List<Object> splitAt(String text, String separator, double limit) {
        List<Object> parts = new ArrayList<>();
        if (separator.isEmpty()) {
            for (int i = 0; i < text.length() && parts.size() < limit; i++) {
                add(parts, text.substring(i, i + 1));
            }
            return parts;
        }
        int from = 0;
        for (int i = text.indexOf(separator); i >= 0 && parts.size() < limit; i = text.indexOf(separator, from)) {
            add(parts, text.substring(from, i));
            from = i + separator.length();
        }
        if (parts.size() < limit) {
            parts.add(text.substring(from));
        }
        return parts;
    }

    private static void add(List<Object> parts, String part) {
        parts.add(part);
        Evaluation.running().willMake(0, parts.size());
    }

    private static @Nullable Object join(Args args) {
        if (args.missing(0)) {
            return null;
        }
        String separator = args.missing(1) ? "" : args.text(1);
        StringBuilder joined = new StringBuilder();
        for (Object part : args.list(0)) {
            if (!(part instanceof String s)) {
                throw new JException("T0412", -1, args.value(0), "s");
            }
            Evaluation.running().willMake((long) joined.length() + separator.length() + s.length(), 0);
            joined.append(joined.isEmpty() && part == args.list(0).get(0) ? "" : separator).append(s);
        }
        return joined.toString();
    }

    private static @Nullable Object pad(Args args) {
        if (args.missing(0)) {
            return null;
        }
        String text = args.text(0);
        String with = args.missing(2) || args.text(2).isEmpty() ? " " : args.text(2);
        double width = args.number(1);
        double count = Math.abs(width) - text.codePointCount(0, text.length());
        if (count <= 0) {
            return text;
        }
        Evaluation.running().willMake((long) count, 0);
        int[] points = with.codePoints().toArray();
        StringBuilder padding = new StringBuilder();
        for (int i = 0; i < (int) count; i++) {
            padding.appendCodePoint(points[i % points.length]);
        }
        return width > 0 ? text + padding : padding + text;
    }

    static RegexFunction regex(Args args, int index) {
        if (args.value(index) instanceof RegexFunction regex) {
            return regex;
        }
        // JSONata lets a guest write a matcher of his own; hardly anybody does.
        throw new JException("T1010", -1, args.function());
    }

    static double limit(Args args, int index, String error) {
        double limit = args.number(index, Double.POSITIVE_INFINITY);
        if (limit < 0) {
            throw new JException(error, -1, limit);
        }
        return Math.floor(limit);
    }
}
