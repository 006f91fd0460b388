package dev.pawl.browser.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.browser.harness.Console;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ExportTest {
    @RegisterExtension
    private static final Console CONSOLE = Console.open();

    private static final String HOSTILE = "</style></pre><script>steal()</script><img/src=x/onerror='steal()'>\\\"&amp;";
    private static final String HISTORY = """
            0 0 ExecutionStarted input=%1$s
            0 0 PassStateEntered name=%1$s input=%1$s
            2 0 PassStateExited name=%1$s output=%1$s $%1$s=%1$s
            3 0 ExecutionFailed error=%1$s cause=%1$s""".formatted(HOSTILE);

    private static Object exported(String question) {
        Object answer = CONSOLE.module("views/execution/export/document.js")
                .call("""
                        async (m, [events, hostile]) => {
                          const at = performance.getEntriesByType('resource').find(one => one.name.endsWith('/export/document.js')).name;
                          const { History } = await import(new URL('../fold/history.js', at));
                          const history = new History();
                          history.add(events);
                          const text = m.exported({ history, graph: { svg: '', style: '' }, now: new Date(0), description: {
                            executionArn: hostile, name: hostile, status: 'FAILED', stateMachineArn: hostile, startDate: 0, error: hostile, cause: hostile, input: hostile } });
                          return %s;
                        }"""
                        .formatted(question), List.of(Events.of(HISTORY), HOSTILE));
        return answer == null ? "" : answer;
    }

    @Test
    void hostile_texts_stay_texts() {
        assertThat(exported(
                "[/<script/i.test(text), /<img/i.test(text), text.split('</style>').length, text.split('</pre>').length]"))
                .isEqualTo(List.of(false, false, 2, 7));
        assertThat((String) exported("text"))
                .contains("&lt;/style&gt;&lt;/pre&gt;&lt;script&gt;steal()&lt;/script&gt;");
    }

    @Test
    void it_holds_the_whole_history_and_asks_for_nothing() {
        assertThat((String) exported("text"))
                .contains("default-src &#39;none&#39;", "ExecutionStarted", "PassStateEntered",
                        "PassStateExited", "ExecutionFailed")
                .doesNotContain("src=\"", "href=\"http", "@import", "url(");
    }
}
