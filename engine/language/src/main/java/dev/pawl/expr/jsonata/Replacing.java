package dev.pawl.expr.jsonata;

import com.dashjoin.jsonata.JException;
import dev.pawl.expr.jsonata.Builtin.Args;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** {@code $replace}. */
final class Replacing {
    private Replacing() {}

    static @Nullable Object replace(Args args) {
        if (args.missing(0)) {
            return null;
        }
        String text = args.text(0);
        double limit = TextFunctions.limit(args, 3, "D3011");
        if (!(args.value(1) instanceof String plain)) {
            return replaceMatches(args, text, limit);
        }
        if (plain.isEmpty()) {
            throw new JException("D3010", -1, plain);
        }
        String replacement = args.text(2);
        StringBuilder result = new StringBuilder();
        int from = 0;
        int count = 0;
        for (int i = text.indexOf(plain); i >= 0 && count < limit; i = text.indexOf(plain, from), count++) {
            append(result, text.substring(from, i) + replacement);
            from = i + plain.length();
        }
        return append(result, text.substring(from)).toString();
    }

    private static String replaceMatches(Args args, String text, double limit) {
        Matcher matcher = TextFunctions.regex(args, 1).matcher(text);
        StringBuilder result = new StringBuilder();
        int from = 0;
        for (int count = 0; count < limit && RegexFunction.find(matcher); count++) {
            append(result, text.substring(from, matcher.start()));
            append(result, replacement(args, matcher));
            from = matcher.end();
        }
        return append(result, text.substring(from)).toString();
    }

    private static String replacement(Args args, Matcher matcher) {
        List<Object> groups = RegexFunction.groups(matcher);
        if (args.value(2) instanceof String template) {
            return fill(template, matcher.group(), groups);
        }
        Map<String, Object> match = new LinkedHashMap<>();
        match.put("match", matcher.group());
        match.put("start", matcher.start());
        match.put("end", matcher.end());
        match.put("groups", groups);
        if (Guests.call(args.value(2), List.of(match)) instanceof String s) {
            return s;
        }
        throw new JException("D3012", -1);
    }

    /** Puts in {@code $0} for the match, {@code $1} and up for its groups, and {@code $$} for a dollar sign. */
    private static String fill(String template, String match, List<Object> groups) {
        StringBuilder filled = new StringBuilder();
        int from = 0;
        for (int i = template.indexOf('$'); i >= 0; i = template.indexOf('$', from)) {
            filled.append(template, from, i);
            from = i + 1;
            char next = from < template.length() ? template.charAt(from) : 0;
            if (next == '$' || next == '0') {
                filled.append(next == '$' ? "$" : match);
                from++;
            } else if (next >= '1' && next <= '9') {
                int digits = digits(template, from, groups.size());
                int group = Integer.parseInt(template.substring(from, from + digits));
                filled.append(group <= groups.size() ? groups.get(group - 1) : "");
                from += digits;
            } else {
                filled.append('$');
            }
        }
        return filled.append(template, from, template.length()).toString();
    }

    /** As many digits as name a group that exists; at least one. */
    private static int digits(String template, int from, int groups) {
        int digits = 1;
        while (digits < 3 && from + digits < template.length() && Character.isDigit(template.charAt(from + digits))
                && Integer.parseInt(template.substring(from, from + digits + 1)) <= groups) {
            digits++;
        }
        return digits;
    }

    private static StringBuilder append(StringBuilder to, String part) {
        Evaluation.running().willMake((long) to.length() + part.length(), 0);
        return to.append(part);
    }
}
