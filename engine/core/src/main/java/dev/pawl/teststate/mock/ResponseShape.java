package dev.pawl.teststate.mock;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a value in a service's answer may be. */
public sealed interface ResponseShape {
    /** Least and greatest length or value, as far as there are such. */
    record Range(Optional<BigDecimal> min, Optional<BigDecimal> max) {}

    /**
     * A text.
     *
     * @param values
     *            all that there are; empty if any text is one
     */
    record Text(Range length, List<String> values) implements ResponseShape {}

    /** Bytes: a text in Base64. */
    record Bytes(Range length) implements ResponseShape {}

    /** A moment: a text in the answers that Step Functions passes on. */
    record Timestamp() implements ResponseShape {}

    /** A number. */
    record Numeric(Range range) implements ResponseShape {}

    /** True or false. */
    record Flag() implements ResponseShape {}

    /** Any JSON. */
    record Document() implements ResponseShape {}

    /** Any number of values of a shape. */
    record ListOf(String element) implements ResponseShape {}

    /** Values of a shape by any name. */
    record MapOf(String value) implements ResponseShape {}

    /**
     * Named members.
     *
     * @param members
     *            name of the shape by name, as the service's own model writes it
     */
    record Structure(Map<String, String> members, Set<String> required) implements ResponseShape {}
}
