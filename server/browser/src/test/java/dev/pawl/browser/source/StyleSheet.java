package dev.pawl.browser.source;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A style sheet as a list of rules.
 *
 * @param name
 *            of its file
 * @param rules
 *            in their order, those inside media queries too
 */
record StyleSheet(String name, List<Rule> rules) {
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern CLASS = Pattern.compile("\\.(-?[A-Za-z_][\\w-]*)");

    /**
     * A rule.
     *
     * @param line
     *            where it begins
     * @param around
     *            the at-rule that it stands in, or nothing
     * @param selector
     *            what it is for, or the at-rule that it is
     * @param body
     *            its declarations
     */
    record Rule(int line, String around, String selector, String body) {
        /** Declarations by property; of two of one name the later. */
        Map<String, String> declarations() {
            Map<String, String> all = new LinkedHashMap<>();
            for (String declaration : body.split(";", -1)) {
                int colon = declaration.indexOf(':');
                if (colon > 0) {
                    all.put(declaration.substring(0, colon).strip(), declaration.substring(colon + 1).strip());
                }
            }
            return all;
        }

        /** Classes in the selector. */
        Set<String> classes() {
            return selector.startsWith("@")
                    ? Set.of()
                    : CLASS.matcher(selector).results().map(found -> found.group(1))
                            .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private record Open(String selector, int line, int from) {}

    static StyleSheet parse(String name, String css) {
        String text = COMMENT.matcher(css).replaceAll(StyleSheet::blank);
        List<Rule> rules = new ArrayList<>();
        Deque<Open> open = new ArrayDeque<>();
        int from = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '{') {
                String selector = text.substring(from, at);
                open.push(new Open(selector.strip(), line(text, from + indent(selector)), at + 1));
            } else if (c == '}') {
                Open ended = open.pop();
                String body = text.substring(ended.from(), at);
                if (!body.contains("}")) {
                    rules.add(new Rule(ended.line(), open.isEmpty() ? "" : open.peek().selector(), ended.selector(),
                            body));
                }
            }
            if (c == '{' || c == '}' || (c == ';' && open.isEmpty())) {
                from = at + 1;
            }
        }
        return new StyleSheet(name, rules);
    }

    private static String blank(MatchResult comment) {
        return comment.group().replaceAll("[^\n]", " ");
    }

    private static int indent(String text) {
        return text.length() - text.stripLeading().length();
    }

    private static int line(String text, int at) {
        return 1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
    }

    String at(Rule rule) {
        return name + ":" + rule.line() + " " + rule.selector();
    }
}
