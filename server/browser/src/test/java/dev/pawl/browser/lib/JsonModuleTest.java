package dev.pawl.browser.lib;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.browser.harness.Console;
import dev.pawl.browser.harness.LoadedModule;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JsonModuleTest {
    @RegisterExtension
    private static final Console CONSOLE = Console.open();

    private static @Nullable Object pretty(String text) {
        return json().call("(m, text) => m.pretty(text)", text);
    }

    private static LoadedModule json() {
        return CONSOLE.module("lib/json.js");
    }

    @Test
    void lays_out_without_losing_a_digit() {
        assertThat(pretty("{\"id\":12345678901234567890.10,\"of\":[1e400,{\"deep\":[[]]}],\"none\":[], \"no\" : {}}"))
                .isEqualTo("""
                        {
                          "id": 12345678901234567890.10,
                          "of": [
                            1e400,
                            {
                              "deep": [
                                []
                              ]
                            }
                          ],
                          "none": [],
                          "no": {}
                        }""");
    }

    @Test
    void what_is_laid_out_stays_as_it_is() {
        String text = "{\n  \"a\": [\n    \"{\\\"x\\\": [1, 2]}\",\n    -0.0,\n    null\n  ]\n}";
        assertThat(pretty(text)).isEqualTo(text);
        assertThat(pretty("\"alone\"")).isEqualTo("\"alone\"");
    }

    @Test
    void other_texts_come_back_untouched() {
        assertThat(pretty("")).isEqualTo("");
        assertThat(pretty("Order 4711: {not json}")).isEqualTo("Order 4711: {not json}");
        assertThat(pretty("{\"cut\": \"of")).isEqualTo("{\"cut\": \"of");
    }

    @Test
    void tells_why_a_text_is_no_json() {
        assertThat(json().call("m => [m.jsonProblem('{}'), m.jsonProblem('{') !== '']")).isEqualTo(List.of("", true));
    }

    @Test
    void knows_kinds_of_tokens() {
        assertThat(json()
                .call("m => m.tokens('{\"a\":[\"b\",-1,true]}').map((t, i, all) => m.kind(t, all[i + 1])).join()"))
                .isEqualTo("mark,key,mark,mark,string,mark,number,mark,word,mark,mark");
    }
}
