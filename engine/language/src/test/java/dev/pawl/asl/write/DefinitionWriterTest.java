package dev.pawl.asl.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.asl.StateMachine;
import dev.pawl.asl.ValidDefinitions;
import dev.pawl.asl.parse.DefinitionParser;
import dev.pawl.json.Json;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DefinitionWriterTest {
    static Stream<String> definitions() {
        return Stream.of(ValidDefinitions.JSON_PATH, ValidDefinitions.JSONATA);
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void writesWhatWasRead(String definition) {
        StateMachine machine = DefinitionParser.parseTrusted(definition);

        String written = DefinitionWriter.toText(machine);

        assertThat(Json.read(written)).isEqualTo(Json.read(definition));
    }

    @Test
    void leavesDefaultsOut() {
        StateMachine machine = DefinitionParser.parseTrusted(
                """
                        {"QueryLanguage":"JSONPath","StartAt":"M","States":{"M":{"Type":"Map","ResultPath":"$","Retry":[],"Catch":[],
                        "End":true,"ItemProcessor":{"ProcessorConfig":{"Mode":"INLINE"},"StartAt":"S","States":{"S":
                        {"Type":"Succeed"}}}}}}""");

        assertThat(DefinitionWriter.toText(machine)).isEqualTo("{\"StartAt\":\"M\",\"States\":{\"M\":{\"Type\":\"Map\","
                + "\"ItemProcessor\":{\"StartAt\":\"S\",\"States\":{\"S\":{\"Type\":\"Succeed\"}}},\"End\":true}}}");
    }

    @Test
    void writesSingleStates() {
        StateMachine machine = DefinitionParser.parseTrusted(ValidDefinitions.JSON_PATH);

        assertThat(DefinitionWriter.toJson(machine.flow().state("Later")).path("Timestamp").asText())
                .isEqualTo("2016-03-14T01:59:00.123Z");
    }
}
