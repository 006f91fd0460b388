package dev.pawl.asl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.pawl.asl.parse.DefinitionParser;
import java.util.List;
import org.junit.jupiter.api.Test;

class VariableReferencesTest {
    @Test
    void findsVariablesInPaths() {
        StateMachine machine = DefinitionParser.parseTrusted(ValidDefinitions.JSON_PATH);

        assertThat(VariableReferences.of(machine)).containsOnly(entry("Call", List.of("limit")),
                entry("Route", List.of("limit")), entry("Right", List.of("limit")), entry("Far", List.of("limit")),
                entry("Broken", List.of("e")));
    }

    @Test
    void findsVariablesInExpressions() {
        StateMachine machine = DefinitionParser.parseTrusted(ValidDefinitions.JSONATA);

        assertThat(VariableReferences.of(machine)).containsOnly(entry("Call", List.of("limit")),
                entry("Route", List.of("limit")), entry("Later", List.of("rate")), entry("B", List.of("rate")),
                entry("Each", List.of("limit", "rate")), entry("Broken", List.of("e")));
    }

    @Test
    void sortsNamesAndCountsThemOnce() {
        StateMachine machine = DefinitionParser.parseTrusted("""
                {"StartAt":"P","States":{"P":{"Type":"Pass","End":true,"InputPath":"$b.x",
                "Parameters":{"v.$":"States.Array($c, $a, States.Array($a))"}}}}""");

        assertThat(VariableReferences.of(machine)).containsExactly(entry("P", List.of("a", "b", "c")));
    }
}
