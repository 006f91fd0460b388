package dev.pawl.browser.lib;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.browser.harness.Console;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HtmlModuleTest {
    @RegisterExtension
    private static final Console CONSOLE = Console.open();

    /** What a browser makes of a template. */
    private static @Nullable Object drawn(String template) {
        return CONSOLE.module("lib/html.js").call("""
                async ({ html }) => {
                  const { render } = await import('preact');
                  const Part = ({ a, children }) => html`<em title=${a}>${children}</em>`;
                  const host = document.createElement('div');
                  render(html`%s`, host);
                  return host.innerHTML;
                }""".formatted(template));
    }

    private static @Nullable Object refused(String template) {
        return CONSOLE.module("lib/html.js")
                .call("({ html }) => { try { html`%s`; return 'taken'; } catch (e) { return e.message; } }"
                        .formatted(template));
    }

    @Test
    void draws_elements_attributes_and_values() {
        assertThat(drawn("<p class=\"a ${'b'} c\" id=${'x'} hidden>One ${1} <b>two</b>${[3, 4]}</p>"))
                .isEqualTo("<p class=\"a b c\" id=\"x\" hidden=\"\">One 1 <b>two</b>34</p>");
    }

    @Test
    void draws_components_with_properties_and_children() {
        assertThat(drawn("<${Part} a=${'t'} ...${{ b: 1 }}>in <i>side</i><//><${Part} a=\"u\" />"))
                .isEqualTo("<em title=\"t\">in <i>side</i></em><em title=\"u\"></em>");
    }

    @Test
    void values_stay_text() {
        assertThat(drawn("<p title=${'\"><img src=x onerror=alert(1)>'}>${'<img src=x onerror=alert(1)>'}</p>"))
                .isEqualTo(
                        "<p title=\"&quot;&gt;&lt;img src=x onerror=alert(1)&gt;\">&lt;img src=x onerror=alert(1)&gt;</p>");
    }

    @Test
    void what_is_not_there_is_not_drawn() {
        assertThat(drawn("<p class=\"a ${null}${false}\">${null}${false}${undefined}<!-- ${1} talk --></p>"))
                .isEqualTo("<p class=\"a \"></p>");
    }

    @Test
    void breaks_between_lines_are_no_spaces_but_those_in_a_text_are() {
        assertThat(drawn("\\n<ul>\\n  <li>one\\n    line</li>\\n  <li>${'two'} </li>\\n</ul>\\n"))
                .isEqualTo("<ul><li>one line</li><li>two </li></ul>");
    }

    @Test
    void elements_without_an_end_need_none() {
        assertThat(drawn("<p>a<br>b<input value=${1}>c<hr/></p>")).isEqualTo("<p>a<br>b<input>c<hr></p>");
    }

    @Test
    void a_template_is_read_once_for_all_its_values() {
        assertThat(CONSOLE.module("lib/html.js").call("""
                ({ html }) => {
                  const item = (n, on) => html`<li key=${n} onClick=${on}>${n}</li>`;
                  const one = item(1, null);
                  const two = item(2, null);
                  return [one.key, one.props.children, two.key, two.props.children].join();
                }""")).isEqualTo("1,1,2,2");
    }

    @Test
    void a_template_that_is_wrong_says_so() {
        assertThat(refused("<p>one")).isEqualTo("Expected an end of <p> in a template");
        assertThat(refused("one</p>")).isEqualTo("Expected no end tag here in a template");
        assertThat(refused("<p class=\"x\"")).isEqualTo("Expected the end of a tag in a template");
    }
}
