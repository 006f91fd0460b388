package dev.pawl.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.config.ConfigurationException;
import dev.pawl.config.ConfigurationValue;
import dev.pawl.json.Json;
import dev.pawl.schedule.model.DefinitionJson;
import dev.pawl.schedule.model.ScheduleDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DefinitionLimitsTest {
    private static ScheduleDefinition read(String more) {
        return DefinitionJson.read(new ConfigurationValue(
                Json.read("{\"expression\":\"rate(1 hour)\",\"machine\":\"orders\"," + more + "}"), "", "a test"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"flexibleWindow\":\"PT9223372036854775807S\"", "\"flexibleWindow\":1e300",
            "\"catchUp\":{\"mode\":\"ALL\",\"window\":\"P100000000D\"}", "\"retry\":{\"maximumAge\":\"P4000D\"}",
            "\"startDate\":\"+999999999-01-01T00:00:00Z\"", "\"startDate\":\"-0001-01-01T00:00:00Z\"",
            "\"endDate\":\"+10000-01-01T00:00:00\""})
    void timesThatNoClockCanHoldAreRefused(String member) {
        assertThatThrownBy(() -> read(member)).isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("of a test");
    }

    @Test
    void longTimesAreTaken() {
        assertThat(read("\"retry\":{\"maximumAge\":\"P3660D\"},\"endDate\":\"9999-12-31T23:59:59Z\"").timing().end())
                .isPresent();
    }
}
