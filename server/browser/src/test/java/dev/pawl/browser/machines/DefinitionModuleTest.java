package dev.pawl.browser.machines;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.browser.harness.Console;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DefinitionModuleTest {
    private static final String NESTED = """
            {"QueryLanguage": "JSONata", "StartAt": "A", "States": {
              "A": {"Type": "Map", "ItemProcessor": {"StartAt": "B", "States": {"B": {"Type": "Pass", "QueryLanguage": "JSONPath", "End": true}}}, "Next": "C"},
              "C": {"Type": "Parallel", "Branches": [{"StartAt": "D", "States": {"D": {"Type": "Task", "Resource": "r", "End": true}}}], "End": true}
            }}""";

    @RegisterExtension
    private static final Console CONSOLE = Console.open();

    private static @Nullable Object states(String text) {
        return CONSOLE.module("views/machines/definition.js").call(
                "(m, text) => m.readDefinition(text).map(s => [s.name, s.type, s.language, s.resource ?? ''].join(' ')).join('|')",
                text);
    }

    @Test
    void finds_states_at_any_depth_with_the_language_that_holds_there() {
        assertThat(states(NESTED)).isEqualTo("A Map JSONata |B Pass JSONPath |C Parallel JSONata |D Task JSONata r");
    }

    @Test
    void finds_them_in_a_text_that_is_not_yet_json() {
        assertThat(states("{\"States\": {\"A\": {\"Type\": \"Pass\", }, \"B\": {\"Type\": \"Wait\"")).isEqualTo(
                "A Pass JSONPath |B Wait JSONPath ");
        assertThat(states("")).isEqualTo("");
        assertThat(states("[1, {")).isEqualTo("");
    }

    @Test
    void knows_the_innermost_state_of_a_place() {
        assertThat(CONSOLE.module("views/machines/definition.js").call(
                "(m, text) => ['\"End\": true}}}, ', '\"Resource\"', '\"StartAt\": \"A\"'].map(part => "
                        + "m.stateAt(m.readDefinition(text), text.indexOf(part))?.name ?? 'none').join()",
                NESTED)).isEqualTo("B,D,none");
    }
}
