package dev.pawl.approval.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.approval.rule.FormMistake;
import dev.pawl.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaFormsTest {
    private final SchemaForms forms = new SchemaForms();

    private List<String> mistakes(String answers, String form) {
        return forms.mistakesIn(Json.read(answers), Json.read(form)).stream().map(FormMistake::toString).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{\"required\":[\"a\"]} | {} | /a: is needed",
            "{\"properties\":{\"a\":{\"type\":\"integer\"}}} | {\"a\":\"x\"} | /a: string found, integer expected",
            "{\"properties\":{\"a\":{\"enum\":[1,2]}}} | {\"a\":3} | enum",
            "{\"properties\":{\"a\":{\"format\":\"date\"}}} | {\"a\":\"soon\"} | date",
            "{\"properties\":{\"a\":{\"pattern\":\"^x+$\"}}} | {\"a\":\"y\"} | pattern",
            "{\"$schema\":\"http://json-schema.org/draft-07/schema#\",\"required\":[\"a\"]} | {} | /a: is needed",
            "{\"properties\":{\"a\":{\"items\":{\"required\":[\"b/c\"]}}}} | {\"a\":[{}]} | /a/0/b~1c: is needed"})
    void answersAreHeldAgainstTheForm(String form, String answers, String mistake) {
        assertThat(forms.mistakesIn(Json.read(form))).isEmpty();
        assertThat(mistakes(answers, form)).singleElement().asString().contains(mistake);
    }

    @Test
    void answersThatFitAreTaken() {
        assertThat(mistakes("{\"a\":5,\"more\":true}", "{\"properties\":{\"a\":{\"minimum\":5}}}")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{\"type\":\"nonsense\"} | type",
            "{\"$schema\":\"https://example.com/mine\"} | $schema is none of",
            "{\"properties\":{\"a\":{\"pattern\":\"(\"}}} | pattern",
            "{\"properties\":{\"a\":{\"$ref\":\"http://127.0.0.1:1/schema.json\"}}} | 127.0.0.1"})
    void aFormThatIsNoneIsRefusedAndNothingIsFetched(String form, String mistake) {
        assertThat(forms.mistakesIn(Json.read(form))).isNotEmpty().first().asString().contains(mistake);
    }

    @Test
    void aPatternThatTakesForEverIsStopped() {
        String form = "{\"properties\":{\"a\":{\"pattern\":\"^(a|aa)+\\\\1c$\"}}}";
        assertThat(mistakes("{\"a\":\"" + "a".repeat(40) + "b\"}", form)).containsExactly("a pattern takes too long");
    }

    private static String doubling(String reference) {
        StringBuilder definitions = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            String next = "{\"$ref\":\"" + reference + (i + 1) + "\"}";
            definitions.append("\"a").append(i).append("\":{\"$anchor\":\"n").append(i).append("\",\"allOf\":[")
                    .append(next).append(',').append(next).append("]},");
        }
        return "{\"$defs\":{" + definitions + "\"a40\":{\"$anchor\":\"n40\"}},\"$ref\":\"" + reference + "0\"}";
    }

    @ParameterizedTest
    @CsvSource({"#/$defs/a", "#n"})
    void aFormThatDoublesAtEachReferenceIsRefused(String reference) {
        assertThat(forms.mistakesIn(Json.read(doubling(reference)))).singleElement().asString()
                .contains("more than 2000 schemas");
    }

    @Test
    void aFormThatDoublesAtEachLevelOfTheAnswersEnds() {
        String form = "{\"properties\":{\"c\":{\"allOf\":[{\"$ref\":\"#\"},{\"$ref\":\"#\"}]}}}";
        assertThat(forms.mistakesIn(Json.read(form))).isEmpty();
        assertThat(mistakes("{\"c\":".repeat(40) + "1" + "}".repeat(40), form)).singleElement().asString()
                .contains("take too long");
    }

    @Test
    void aTreeIsJudged() {
        String form = "{\"properties\":{\"l\":{\"$ref\":\"#\"},\"r\":{\"$ref\":\"#\"},\"v\":{\"type\":\"integer\"}}}";
        assertThat(forms.mistakesIn(Json.read(form))).isEmpty();
        assertThat(mistakes("{\"l\":{\"r\":{\"v\":1}},\"r\":{\"v\":2}}", form)).isEmpty();
        assertThat(mistakes("{\"l\":{\"r\":{\"v\":\"x\"}}}", form)).hasSize(1);
    }

    @Test
    void aFormThatRefersToItselfEnds() {
        assertThat(mistakes("{\"a\":{}}", "{\"$ref\":\"#\"}")).hasSizeLessThan(2);
    }
}
