package dev.pawl.container.ecs;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * CPU and memory as task definitions write them: numbers, or texts such as {@code 1 vCPU} and {@code 0.5 GB}.
 */
final class Amounts {
    private static final BigDecimal UNITS = BigDecimal.valueOf(1024);
    private static final Pattern NUMBER = Pattern
            .compile("([0-9]{1,9}(?:\\.[0-9]{1,6})?|\\.[0-9]{1,6})\\s*([a-zA-Z]*)");

    private Amounts() {}

    /** CPU units, of which a processor has 1024; empty if it cannot be read. */
    static OptionalInt cpuUnits(JsonNode value) {
        return read(value, "vcpu");
    }

    /** MiB; empty if it cannot be read. */
    static OptionalInt mebibytes(JsonNode value) {
        return read(value, "gb");
    }

    /** A number is in small units; a text may name the unit that has 1024 of them. */
    private static OptionalInt read(JsonNode value, String large) {
        Matcher matcher = NUMBER.matcher(value.isNumber() || value.isTextual() ? value.asText().strip() : "");
        if (!matcher.matches()) {
            return OptionalInt.empty();
        }
        String unit = matcher.group(2).toLowerCase(Locale.ROOT);
        BigDecimal amount = new BigDecimal(matcher.group(1));
        if (unit.equals(large)) {
            return whole(amount.multiply(UNITS));
        }
        boolean small = unit.isEmpty() || (large.equals("gb") && Set.of("mb", "mib").contains(unit));
        return small ? whole(amount) : OptionalInt.empty();
    }

    private static OptionalInt whole(BigDecimal amount) {
        boolean whole = amount.stripTrailingZeros().scale() <= 0;
        boolean fits = amount.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0;
        return whole && fits ? OptionalInt.of(amount.intValueExact()) : OptionalInt.empty();
    }
}
