package dev.pawl.browser.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.browser.harness.Address;
import dev.pawl.browser.harness.Console;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Histories as the engine writes them. */
class FoldOfExecutionsTest {
    @RegisterExtension
    private static final Console CONSOLE = Console.open();

    /** A Map in a Parallel in a Map; some of the innermost fail, which is tried again and then caught. */
    private static final String NESTED = """
            {"QueryLanguage": "JSONata", "StartAt": "Regions", "States": {
              "Regions": {"Type": "Map", "Items": "{% [1, 2] %}", "Next": "Done", "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Sorry"}],
                "ItemProcessor": {"StartAt": "Both", "States": {"Both": {"Type": "Parallel", "End": true,
                  "Retry": [{"ErrorEquals": ["States.ALL"], "IntervalSeconds": 1, "MaxAttempts": 1}],
                  "Branches": [
                    {"StartAt": "Lines", "States": {"Lines": {"Type": "Map", "Items": "{% [1, 2, 3] %}", "MaxConcurrency": 2, "End": true,
                      "ItemProcessor": {"StartAt": "Check", "States": {
                        "Check": {"Type": "Choice", "Choices": [{"Condition": "{% $states.input = 3 %}", "Next": "Refuse"}], "Default": "Fine"},
                        "Fine": {"Type": "Pass", "End": true}, "Refuse": {"Type": "Fail", "Error": "Refused"}}}}}},
                    {"StartAt": "Hold", "States": {"Hold": {"Type": "Wait", "Seconds": 60, "End": true}}}]}}}},
              "Done": {"Type": "Succeed"}, "Sorry": {"Type": "Pass", "End": true}}}""";

    /** What went before, folded anew up to each event, is what the whole fold says of that event. */
    private static final String PREFIXES = """
            async (m, address) => {
              const { events } = await (await fetch(address)).json();
              const at = await import(new URL('at.js', performance.getEntriesByType('resource').find(one => one.name.endsWith('/fold/history.js')).name));
              const whole = new m.History();
              whole.add(events);
              const told = (fold, id) => [at.executionAt(fold, id), ...[...whole.fold.names.keys()].map(name => JSON.stringify(at.countsAt(fold, name, id) ?? at.countsAt(whole.fold, name, 0)))].join('\\n');
              const growing = new m.History();
              const differ = [];
              for (const event of events) {
                growing.add([event]);
                if (told(growing.fold, event.id) !== told(whole.fold, event.id)) differ.push(event.id);
              }
              return [events.length > 50, whole.fold.open.size, differ.join()];
            }""";

    private static @Nullable Object prefixes(String arn) {
        return CONSOLE.module("views/execution/fold/history.js").call(PREFIXES,
                "/api/v1" + Address.execution(arn) + "/history?limit=1000");
    }

    @Test
    void every_event_can_be_gone_back_to_without_folding_again() {
        String machine = CONSOLE.workflows().machine("nested", NESTED);
        String arn = CONSOLE.workflows().run(machine, "nested-1", "{}");
        assertThat(prefixes(arn)).isEqualTo(List.of(true, 0, ""));
    }
}
