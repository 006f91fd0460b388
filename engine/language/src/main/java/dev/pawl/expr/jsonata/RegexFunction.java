package dev.pawl.expr.jsonata;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata.JFunction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression, which to JSONata is a function from a text to its first match. Every character that
 * is looked
 * at counts, so that one that would run for ages ends in time.
 */
final class RegexFunction extends JFunction {
    private final Pattern pattern;

    RegexFunction(Pattern pattern) {
        super("regex", "<s:o>", Builtin.class, null, Builtin.NEVER_CALLED);
        this.pattern = pattern;
    }

    /** The expression between slashes, with flags. */
    static Pattern compile(String literal) {
        int end = literal.lastIndexOf('/');
        int flags = literal.indexOf('i', end) > 0 ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0;
        flags |= literal.indexOf('m', end) > 0 ? Pattern.MULTILINE : 0;
        return Pattern.compile(literal.substring(1, end), flags);
    }

    Matcher matcher(String text) {
        return pattern.matcher(new CountedText(text, Evaluation.running()));
    }

    /** The next match; JSONata refuses one without characters. */
    static boolean find(Matcher matcher) {
        if (!matcher.find()) {
            return false;
        }
        if (matcher.end() == matcher.start()) {
            throw new JException("D1004", -1, matcher.pattern().pattern());
        }
        return true;
    }

    /** What its groups caught; one that took no part caught the empty text. */
    static List<Object> groups(Matcher matcher) {
        List<Object> groups = new ArrayList<>(matcher.groupCount());
        for (int g = 1; g <= matcher.groupCount(); g++) {
            String caught = matcher.group(g);
            groups.add(caught == null ? "" : caught);
        }
        return groups;
    }

    @Override
    public @Nullable Object call(@Nullable Object input, @SuppressWarnings("rawtypes") List args) {
        return !args.isEmpty() && args.get(0) instanceof String text ? next(matcher(text)) : null;
    }

    private static @Nullable Map<String, Object> next(Matcher matcher) {
        if (!find(matcher)) {
            return null;
        }
        Map<String, Object> match = new LinkedHashMap<>();
        match.put("match", matcher.group());
        match.put("start", matcher.start());
        match.put("end", matcher.end());
        match.put("groups", groups(matcher));
        match.put("next", new Builtin("next", "<:o>", args -> next(matcher)));
        return match;
    }

    /** A text that counts how often it is looked at. */
    private record CountedText(String text, Evaluation evaluation) implements CharSequence {
        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            evaluation.character();
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
