package dev.pawl.dsl.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.asl.RecordedDefinitions;
import dev.pawl.asl.RecordedDefinitions.Recorded;
import dev.pawl.asl.StateMachine;
import dev.pawl.asl.parse.DefinitionParser;
import dev.pawl.asl.write.Meaning;
import dev.pawl.dsl.Machine;
import dev.pawl.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every definition that AWS took becomes source, which the compiler takes and which builds the same machine
 * again.
 */
class RecordedSourceTest {
    @Test
    void sourcesBuildTheSameMachines() {
        List<Recorded> recorded = Stream.concat(RecordedDefinitions.validMachines().stream(),
                RecordedDefinitions.validStatesAsMachines().stream()).toList();
        assertThat(recorded).hasSizeGreaterThanOrEqualTo(350);
        Map<String, Recorded> byClass = new LinkedHashMap<>();
        recorded.forEach(r -> byClass.put("Recorded" + byClass.size(), r));
        Map<String, String> sources = new LinkedHashMap<>();
        byClass.forEach((name, r) -> sources.put(name, source(name, r)));

        Compiled compiled = Compiled.of(sources);

        assertThat(byClass.entrySet()).allSatisfy(e -> {
            Recorded original = e.getValue();
            Machine<?> machine = compiled.machine(e.getKey());
            assertThat(machine.build()).as(sources.get(e.getKey())).isEqualTo(model(original));
            assertThat(Meaning.of(Json.read(machine.definition()))).isEqualTo(Meaning.of(Json.read(original.text())));
            assertThat(machine.type()).isEqualTo(original.type());
        });
    }

    private static String source(String name, Recorded recorded) {
        return DslSource.of(model(recorded), recorded.type(), name, Optional.empty());
    }

    private static StateMachine model(Recorded recorded) {
        return DefinitionParser.parseTrusted(recorded.text());
    }
}
