package dev.pawl.asl.parse;

import dev.pawl.asl.Comparator;
import dev.pawl.asl.Condition;
import dev.pawl.asl.QueryLanguage;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Reads what a rule asks in JSONPath: And, Or and Not around comparisons. */
final class ConditionParser {
    private static final List<String> KINDS = List.of("And", "Or", "Not", "Variable");
    private static final String[] COMPARISONS = Arrays.stream(Comparator.values())
            .flatMap(c -> c.hasPathVariant() ? Stream.of(c.text(), c.text() + "Path") : Stream.of(c.text()))
            .toArray(String[]::new);
    /** What a condition may have at each level. */
    static final AllowedFields ALLOWED = AllowedFields.of("Comment").jsonPath("And", "Or", "Not", "Variable")
            .jsonPath(COMPARISONS);

    private ConditionParser() {}

    static Condition parse(Fields fields) {
        List<String> kinds = KINDS.stream().filter(fields::has).toList();
        if (kinds.isEmpty() && fields.has("Condition")) {
            // reported as a field of the other query language
            return new Condition.Constant(false);
        }
        if (kinds.size() != 1) {
            fields.problems().schema("The object must have only one of the following fields, [And, Or, Not, Variable,"
                    + " Condition]", fields.location());
            return new Condition.Constant(false);
        }
        return switch (kinds.get(0)) {
            case "And" -> new Condition.And(fields.elements("And", false, e -> inner(e, fields)));
            case "Or" -> new Condition.Or(fields.elements("Or", false, e -> inner(e, fields)));
            case "Not" -> new Condition.Not(fields.value("Not")
                    .map(n -> inner(new Fields.Element(n, fields.at("Not")), fields)).orElseThrow());
            default -> comparison(fields);
        };
    }

    private static Condition inner(Fields.Element element, Fields outer) {
        Fields fields = Fields.of(element.node(), element.location(), outer.problems());
        fields.allowOnly(ALLOWED, QueryLanguage.JSON_PATH);
        Condition condition = parse(fields);
        return fields.text("Comment").<Condition>map(c -> new Condition.Noted(c, condition)).orElse(condition);
    }

    private static Condition comparison(Fields fields) {
        String[] used = Arrays.stream(COMPARISONS).filter(fields::has).toArray(String[]::new);
        if (used.length == 1) {
            return ComparisonParser.parse(fields, used[0]);
        }
        if (used.length == 0) {
            fields.exactlyOne(COMPARISONS);
        } else {
            fields.atMostOne(used);
        }
        return new Condition.Constant(false);
    }
}
