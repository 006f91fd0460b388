package dev.pawl.interpreter.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.asl.Comparator;
import dev.pawl.json.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"NumericEquals|1|1.0|true", "NumericEquals|\"1\"|1|false",
            "NumericLessThan|9007199254740992|9007199254740993|true", "NumericGreaterThanEquals|2|2|true",
            "NumericGreaterThan|1e999|1|true", "NumericEquals|1|1e999|false",
            "NumericGreaterThan|2|2|false", "StringEquals|\"a\"|\"a\"|true", "StringLessThan|\"A\"|\"a\"|true",
            "StringGreaterThanEquals|\"b\"|\"a\"|true", "StringEquals|1|\"1\"|false",
            "BooleanEquals|true|true|true", "BooleanEquals|\"true\"|true|false",
            "TimestampEquals|\"2026-01-01T00:00:00Z\"|\"2026-01-01T01:00:00+01:00\"|true",
            "TimestampLessThan|\"2026-01-01T00:00:00Z\"|\"2026-01-01T00:00:01Z\"|true",
            "TimestampLessThan|\"yesterday\"|\"2026-01-01T00:00:01Z\"|false", "IsNull|null|true|true",
            "IsNull|0|true|false", "IsNull|0|false|true", "IsNumeric|1.5|true|true", "IsString|1|false|true",
            "IsBoolean|false|true|true", "IsTimestamp|\"2026-01-01T00:00:00Z\"|true|true",
            "IsTimestamp|\"2026-01-01\"|true|false", "StringMatches|\"abc\"|\"a*\"|true"})
    void values_compare_within_their_type(String comparator, String value, String operand, boolean holds) {
        assertThat(Comparisons.holds(Comparator.named(comparator).orElseThrow(), Json.read(value), Json.read(operand)))
                .isEqualTo(holds);
    }
}
