package dev.pawl.browser.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import dev.pawl.browser.harness.Address;
import dev.pawl.browser.harness.Console;
import dev.pawl.browser.harness.Find;
import dev.pawl.browser.harness.Overflow;
import dev.pawl.browser.harness.Quiet;
import dev.pawl.json.Json;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts of others that would like to act, or to break the page. */
class HostileTextTest {
    @RegisterExtension
    private static final Console CONSOLE = Console.open();

    private static final String ACTS = "<img src=x onerror=\"window.hit=1\"><script>window.hit=2</script>";
    private static final String STATE = "A<img onerror=hit> \u202Eright to left \uD83D\uDC80 ${x} </svg>";
    private static final List<String> TEXTS = List.of(ACTS, "\u202Ecba\u2066",
            "\uD83D\uDC69\u200D\uD83D\uDC69\u200D\uD83D\uDC67\uD83D\uDC80",
            "W".repeat(10_000), "javascript:window.hit=3", "</pre></textarea></title>", "{{nonce}} ${window.hit=4}",
            "'\"`\\");
    private static String machine = "";
    private static String execution = "";

    @BeforeAll
    static void run() {
        ObjectNode definition = JsonNodeFactory.instance.objectNode().put("Comment", ACTS).put("StartAt", STATE);
        ObjectNode states = definition.putObject("States");
        states.putObject(STATE).put("Type", "Pass").put("Comment", ACTS).put("Next", "Fail " + STATE.substring(0, 20));
        states.putObject("Fail " + STATE.substring(0, 20)).put("Type", "Fail").put("Error", ACTS).put("Cause",
                String.join("\n", TEXTS));
        machine = CONSOLE.workflows().machine("hostile", Json.write(definition));
        ObjectNode input = JsonNodeFactory.instance.objectNode();
        TEXTS.forEach(text -> input.put(text.substring(0, Math.min(40, text.length())), text));
        execution = CONSOLE.workflows().run(machine, "hostile-1", Json.write(input));
    }

    @ParameterizedTest
    @ValueSource(strings = {"EXECUTION", "EXECUTION?tab=events", "EXECUTION?tab=data", "EXECUTION?visit=2&tab=timeline",
            "MACHINE",
            "MACHINE?tab=definition", "MACHINE/edit", "/executions?q=status%3Afailed", "/"})
    void nothing_acts_and_nothing_breaks(String place) {
        Page page = CONSOLE.open(
                place.replace("EXECUTION", Address.execution(execution)).replace("MACHINE", Address.machine(machine)));
        Quiet.await(page);
        assertThat(Find.title(page)).isVisible();
        Assertions
                .assertThat(page.evaluate(
                        "() => [window.hit ?? null, document.querySelectorAll('img[src=x], main script').length]"))
                .isEqualTo(Arrays.asList(null, 0));
        for (int width : new int[]{1440, 360}) {
            page.setViewportSize(width, 800);
            Quiet.await(page);
            Assertions.assertThat(Overflow.of(page)).as("what sticks out at %s of %s", place, width).isEmpty();
        }
    }
}
