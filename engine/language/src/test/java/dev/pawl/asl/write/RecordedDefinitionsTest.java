package dev.pawl.asl.write;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.asl.RecordedDefinitions;
import dev.pawl.asl.RecordedDefinitions.Recorded;
import dev.pawl.asl.State;
import dev.pawl.asl.StateMachine;
import dev.pawl.asl.parse.DefinitionParser;
import dev.pawl.asl.parse.ParseResult;
import dev.pawl.json.Json;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Read, written and read again: every definition that AWS took is the same afterwards. */
class RecordedDefinitionsTest {
    @Test
    void machinesAreTheSameAfterwards() {
        List<Recorded> recorded = RecordedDefinitions.validMachines();
        assertThat(recorded).hasSizeGreaterThanOrEqualTo(325);
        assertThat(recorded).allSatisfy(r -> {
            StateMachine machine = DefinitionParser.parseTrusted(r.text());

            JsonNode written = DefinitionWriter.toJson(machine);

            assertThat(DefinitionParser.parseTrusted(Json.write(written))).isEqualTo(machine);
            assertThat(Meaning.of(written)).isEqualTo(Meaning.of(Json.read(r.text())));
        });
    }

    @Test
    void singleStatesAreTheSameAfterwards() {
        List<Recorded> recorded = RecordedDefinitions.states().stream().filter(r -> state(r.text()).isPresent())
                .toList();
        assertThat(recorded).hasSizeGreaterThanOrEqualTo(25);
        assertThat(recorded).allSatisfy(r -> {
            State state = state(r.text()).orElseThrow();

            JsonNode written = DefinitionWriter.toJson(state);

            assertThat(state(Json.write(written))).contains(state);
            assertThat(Meaning.ofState(written)).isEqualTo(Meaning.ofState(Json.read(r.text())));
        });
    }

    private static Optional<State> state(String text) {
        return switch (DefinitionParser.parseState(text)) {
            case ParseResult.Parsed<State> p -> Optional.of(p.value());
            case ParseResult.Refused<State> r -> Optional.empty();
        };
    }
}
