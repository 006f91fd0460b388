package dev.pawl.search.query;

import dev.pawl.interpreter.model.ExecutionStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads terms that begin with a word, such as {@code status:failed,aborted}. */
final class WordTerms {
    private static final String WORDS = "status, machine, name, error, cause, tag, started, stopped, duration, version,"
            + " alias, parent, redrives, is, input. or output.";

    /** Each is looked for by itself. */
    private static final int MOST_PATTERNS = 50;

    private final Scanner scanner;
    private final Moments moments;

    WordTerms(Scanner scanner, Moments moments) {
        this.scanner = scanner;
        this.moments = moments;
    }

    /** What comes after a word; the colon or operator is next. */
    Condition read(String word, int from) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "status" -> new Condition.Status(statuses());
            case "machine" -> new Condition.Machine(patterns());
            case "name" -> new Condition.Name(patterns());
            case "error" -> new Condition.ErrorName(patterns());
            case "cause" -> new Condition.Cause(QueryParser.fold(equal().value("a text")));
            case "tag" -> tag();
            case "started" -> new Condition.Started(period());
            case "stopped" -> new Condition.Stopped(period());
            case "duration" -> took();
            case "version" -> new Condition.Version(patterns());
            case "alias" -> new Condition.Alias(patterns());
            case "parent" -> new Condition.Parent(patterns());
            case "redrives" -> redrives();
            case "is" -> is();
            default -> throw scanner.expected("one of " + WORDS + ", or a text in quotes", from);
        };
    }

    /** A whole ARN: of an execution, or of a machine, a version or an alias. */
    Condition arn() {
        int from = scanner.at();
        String arn = scanner.takeWhile(c -> !Character.isWhitespace(c));
        if (arn.contains(":execution:") || arn.contains(":express:")) {
            return new Condition.Arn(arn);
        }
        if (arn.contains(":stateMachine:")) {
            return new Condition.Machine(List.of(Pattern.exactly(arn)));
        }
        throw scanner.expected("the ARN of an execution or of a machine", from);
    }

    /** Takes the colon or the equals sign; whatever else compares is not meant here. */
    private WordTerms equal() {
        if (!scanner.take(":") && !scanner.take("=")) {
            throw scanner.expected("a colon");
        }
        return this;
    }

    private Operator operator() {
        if (scanner.take(":")) {
            return Operator.takeAny(scanner);
        }
        return Operator.take(scanner);
    }

    private String value(String what) {
        int from = scanner.at();
        String value = scanner.peek() == '"'
                ? scanner.quoted()
                : scanner.takeWhile(c -> !Character.isWhitespace(c) && c != '"' && c != ',');
        if (value.isEmpty()) {
            throw scanner.expected(what, from);
        }
        return value;
    }

    private Set<ExecutionStatus> statuses() {
        Set<ExecutionStatus> any = EnumSet.noneOf(ExecutionStatus.class);
        equal();
        do {
            int from = scanner.at();
            String name = value("a status").toUpperCase(Locale.ROOT).replace("-", "_").replace("TIMEDOUT", "TIMED_OUT");
            any.add(List.of(ExecutionStatus.values()).stream().filter(status -> status.name().equals(name)).findFirst()
                    .orElseThrow(() -> scanner.expected("running, succeeded, failed, timed_out or aborted", from)));
        } while (scanner.take(","));
        return any;
    }

    private List<Pattern> patterns() {
        List<Pattern> any = new ArrayList<>();
        equal();
        do {
            if (any.size() == MOST_PATTERNS) {
                throw scanner.expected("at most " + MOST_PATTERNS + " values");
            }
            any.add(pattern());
        } while (scanner.take(","));
        return List.copyOf(any);
    }

    private Pattern pattern() {
        int from = scanner.at();
        boolean quoted = scanner.peek() == '"';
        String text = value("a text");
        if (quoted) {
            return new Pattern(text, scanner.take("*"));
        }
        boolean prefix = text.endsWith("*");
        String rest = prefix ? text.substring(0, text.length() - 1) : text;
        if (rest.contains("*")) {
            throw scanner.expected("* at the end of a value only (quotes make it a character like others)", from);
        }
        return new Pattern(rest, prefix);
    }

    private Condition tag() {
        equal();
        String key = scanner.peek() == '"'
                ? scanner.quoted()
                : scanner.takeWhile(c -> !Character.isWhitespace(c) && c != '=');
        if (key.isEmpty()) {
            throw scanner.expected("a tag's key");
        }
        return new Condition.Tag(key, scanner.take("=") ? Optional.of(value("a tag's value")) : Optional.empty());
    }

    private Period period() {
        Operator operator = operator();
        int from = scanner.at();
        String text = value(Moments.EXPECTED);
        int dots = text.indexOf("..");
        if (operator == Operator.EQUAL && dots >= 0) {
            Period first = period(text.substring(0, dots), from);
            Period last = period(text.substring(dots + 2), from + dots + 2);
            return new Period(first.from(), last.to());
        }
        Period named = period(text, from);
        return switch (operator) {
            case EQUAL -> Moments.ago(text) ? new Period(named.from(), Optional.empty()) : named;
            case MORE -> new Period(named.to(), Optional.empty());
            case AT_LEAST -> new Period(named.from(), Optional.empty());
            case LESS -> new Period(Optional.empty(), named.from());
            case AT_MOST -> new Period(Optional.empty(), named.to());
        };
    }

    private Period period(String text, int from) {
        return moments.period(text).orElseThrow(() -> scanner.expected(Moments.EXPECTED, from));
    }

    private Condition took() {
        Operator operator = operator();
        int from = scanner.at();
        Duration given = Moments.duration(value("a duration such as 90s or 1h30m"))
                .orElseThrow(() -> scanner.expected("a duration such as 90s or 1h30m", from));
        Duration next = given.plusMillis(1);
        return switch (operator) {
            case EQUAL -> throw scanner.expected(">, >=, < or <= before the duration", from);
            case MORE -> new Condition.Took(Optional.of(next), Optional.empty());
            case AT_LEAST -> new Condition.Took(Optional.of(given), Optional.empty());
            case LESS -> new Condition.Took(Optional.empty(), Optional.of(given));
            case AT_MOST -> new Condition.Took(Optional.empty(), Optional.of(next));
        };
    }

    private Condition is() {
        equal();
        int from = scanner.at();
        return switch (value("paused or waiting").toLowerCase(Locale.ROOT)) {
            case "paused" -> new Condition.Is(Condition.Is.What.PAUSED);
            case "waiting" -> new Condition.Is(Condition.Is.What.WAITING);
            default -> throw scanner.expected("paused or waiting", from);
        };
    }

    private Condition redrives() {
        Operator operator = operator();
        int from = scanner.at();
        String text = value("a number");
        if (!text.matches("\\d{1,6}")) {
            throw scanner.expected("a number", from);
        }
        long count = Long.parseLong(text);
        return switch (operator) {
            case EQUAL -> new Condition.Redrives(count, count);
            case MORE -> new Condition.Redrives(count + 1, Long.MAX_VALUE);
            case AT_LEAST -> new Condition.Redrives(count, Long.MAX_VALUE);
            case LESS -> new Condition.Redrives(0, count - 1);
            case AT_MOST -> new Condition.Redrives(0, count);
        };
    }
}
