package dev.pawl.asl;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.expr.jsonata.JsonataExpression;
import dev.pawl.expr.path.JsonPathExpression;
import java.util.List;

/** What a rule of a Choice asks. */
public sealed interface Condition {
    /** All hold. */
    record And(List<Condition> all) implements Condition {}

    /** At least one holds. */
    record Or(List<Condition> any) implements Condition {}

    /** The other does not hold. */
    record Not(Condition other) implements Condition {}

    /** A value compared with another. */
    record Comparison(JsonPathExpression variable, Comparator comparator, Operand operand) implements Condition {}

    /** A JSONata expression that gives a boolean. */
    record Jsonata(JsonataExpression expression) implements Condition {}

    /** A JSONata condition written as true or false. */
    record Constant(boolean value) implements Condition {}

    /** Another, of which its author says something. What is said of a whole rule is the rule's own comment. */
    record Noted(String comment, Condition condition) implements Condition {}

    /** What a value is compared with. */
    sealed interface Operand {
        /** Written down. */
        record Literal(JsonNode value) implements Operand {}

        /** Found by the …Path variant of a comparator. */
        record Path(JsonPathExpression path) implements Operand {}
    }
}
