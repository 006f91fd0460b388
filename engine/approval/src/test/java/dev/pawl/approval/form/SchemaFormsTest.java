package dev.pawl.approval.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaFormsTest {
    private final SchemaForms forms = new SchemaForms();

    private List<String> mistakes(String answers, String form) {
        return forms.mistakesIn(Json.read(answers), Json.read(form));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{\"required\":[\"a\"]} | {} | required property 'a'",
            "{\"properties\":{\"a\":{\"type\":\"integer\"}}} | {\"a\":\"x\"} | integer",
            "{\"properties\":{\"a\":{\"enum\":[1,2]}}} | {\"a\":3} | enum",
            "{\"properties\":{\"a\":{\"format\":\"date\"}}} | {\"a\":\"soon\"} | date",
            "{\"properties\":{\"a\":{\"pattern\":\"^x+$\"}}} | {\"a\":\"y\"} | pattern",
            "{\"$schema\":\"http://json-schema.org/draft-07/schema#\",\"required\":[\"a\"]} | {} | required"})
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

    @Test
    void aFormThatRefersToItselfEnds() {
        assertThat(mistakes("{\"a\":{}}", "{\"$ref\":\"#\"}")).hasSizeLessThan(2);
    }
}
