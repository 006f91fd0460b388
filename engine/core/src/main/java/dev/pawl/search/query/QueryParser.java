package dev.pawl.search.query;

import dev.pawl.search.query.Condition.Data;
import dev.pawl.search.query.Condition.Not;
import dev.pawl.store.SearchIndex.Interval;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads the search language: terms with blanks between, all of which must hold. A term is
 * {@code word:values},
 * {@code input.path=value} or free text; a minus before it says not so.
 */
final class QueryParser {
    private static final int LONGEST = 2000;
    private static final int MOST_TERMS = 50;

    private final Scanner scanner;
    private final WordTerms words;

    QueryParser(String text, Instant now) {
        if (text.length() > LONGEST) {
            throw new QueryException("Expected at most " + LONGEST + " characters, but there are " + text.length());
        }
        scanner = new Scanner(text);
        words = new WordTerms(scanner, new Moments(now));
    }

    Query query() {
        List<Condition> conditions = new ArrayList<>();
        scanner.skipBlanks();
        while (!scanner.ended()) {
            if (conditions.size() == MOST_TERMS) {
                throw scanner.expected("at most " + MOST_TERMS + " terms");
            }
            conditions.add(term());
            if (!scanner.ended() && !Character.isWhitespace(scanner.peek())) {
                throw scanner.expected("a blank between terms");
            }
            scanner.skipBlanks();
        }
        return new Query(conditions);
    }

    private Condition term() {
        boolean not = false;
        while (scanner.take("-")) {
            not = !not;
        }
        return not ? new Not(positive()) : positive();
    }

    private Condition positive() {
        if (scanner.peek() == '"') {
            return text(scanner.quoted());
        }
        int from = scanner.at();
        String word = scanner.takeWhile(Character::isLetter);
        if (dataIsNext(word)) {
            return data(word);
        }
        if (word.equals("arn") && scanner.next(":")) {
            scanner.back(from);
            return words.arn();
        }
        if (!word.isEmpty() && (scanner.next(":") || operatorIsNext())) {
            return words.read(word, from);
        }
        scanner.back(from);
        return text(scanner.takeWhile(c -> !Character.isWhitespace(c)));
    }

    private boolean dataIsNext(String word) {
        return (word.equals("input") || word.equals("output"))
                && (scanner.next(".") || scanner.next("[") || operatorIsNext());
    }

    private boolean operatorIsNext() {
        return Operator.isNext(scanner) || scanner.next("!=");
    }

    private Condition text(String text) {
        String folded = fold(text);
        if (folded.isBlank()) {
            throw scanner.expected("a text to look for before this place");
        }
        return new Condition.Text(folded);
    }

    /** Small letters, as free text is compared. */
    static String fold(String text) {
        return Scalars.clean(text).toLowerCase(Locale.ROOT);
    }

    private Condition data(String side) {
        StringBuilder path = new StringBuilder(side);
        while (scanner.next(".") || scanner.next("[")) {
            path.append(segment());
        }
        boolean not = scanner.take("!");
        Operator operator = Operator.take(scanner);
        if (not && operator != Operator.EQUAL) {
            throw scanner.expected("!= , or another operator without !");
        }
        List<Interval> any = new Literals(scanner).read(operator);
        Data data = new Data(path.toString(), any);
        return not ? new Not(data) : data;
    }

    private String segment() {
        if (scanner.take("[]")) {
            return DataPath.ELEMENTS;
        }
        if (scanner.next("[\"")) {
            scanner.take("[");
            String name = scanner.quoted();
            if (!scanner.take("]")) {
                throw scanner.expected("a bracket ] after the name");
            }
            return DataPath.member(name);
        }
        if (scanner.next("[")) {
            throw scanner.expected("[] for any element or [\"name\"] for a member");
        }
        scanner.take(".");
        String name = scanner.takeWhile(DataPath::plain);
        if (name.isEmpty()) {
            throw scanner.expected("a name after the dot");
        }
        return DataPath.member(name);
    }
}
