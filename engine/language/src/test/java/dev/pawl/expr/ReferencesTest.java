package dev.pawl.expr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.expr.jsonata.JsonataTemplate;
import dev.pawl.expr.template.PayloadTemplate;
import dev.pawl.json.Json;
import org.junit.jupiter.api.Test;

class ReferencesTest {
    @Test
    void ofAPayloadTemplateOnlyWhatIsNotFilledInCounts() {
        assertThat(PayloadTemplate.parse(Json.read("""
                {"a": {"b/c": ["x", "Bearer {{secret:s}}"]}, "d.$": "$.secret", "e": "{ {",
                 "f.$": "States.Format('{{secret:s}}')"}""")).references()).containsExactly("/a/b~1c/1");
    }

    @Test
    void ofAJsonataTemplateExpressionsDoNotCount() {
        assertThat(JsonataTemplate.parse(Json.read("""
                {"a": "{% '{{secret:s}}' %}", "b": [{"c.$": "{{secret:s}}"}]}""")).references())
                .containsExactly("/b/0/c.$");
        assertThat(JsonataTemplate.parse(Json.read("\"{{secret:s}}\"")).references()).containsExactly("");
    }
}
