package dev.pawl.server.link;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From a schema to fields, and from what they send to answers. */
class FormAnswersTest {
    private static JsonNode shape(String schema) {
        return FormShape.of(Json.read(schema.replace('\'', '"')));
    }

    private static String answers(String schema, String... sent) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < sent.length; i += 2) {
            values.put(sent[i], sent[i + 1]);
        }
        return FormAnswers.of(shape(schema), values).toString().replace('"', '\'');
    }

    @ParameterizedTest
    @CsvSource({"5, 5", "1e3, 1000", "0.10, 0.1", "1e999999999, '\"1e999999999\"'", "1e-999999999, '\"1e-999999999\"'",
            "x, '\"x\"'"})
    void numbersAreReadIfTheyCanBeWrittenOut(String sent, String read) {
        assertThat(FormAnswers.of(shape("{'properties':{'n':{'type':'number'}}}"), Map.of("f/n", sent)).path("n")
                .toString()).isEqualTo(read);
    }

    @Test
    void objectsListsChoicesAndVariantsAreReadFromTheirFields() {
        assertThat(answers(
                """
                        {'required':['at'],'properties':{
                         'at':{'type':'object','required':['x'],'properties':{'x':{'type':'string'},'y':{'type':'integer'}}},
                         'no':{'type':'object','properties':{'x':{'type':'string'},'k':{'const':1},'b':{'type':'boolean'}}},
                         'rows':{'type':'array','items':{'type':'object','properties':{'a/b':{'type':'string'}}}},
                         'unit':{'enum':['EUR',5]},'tags':{'type':'array','uniqueItems':true,'items':{'enum':['a','b','c']}},
                         'when':{'type':'string','format':'date-time'},'free':{},
                         'how':{'oneOf':[{'properties':{'p':{'type':'string'}}},{'title':'Two','properties':{'p':{'type':'integer'}}}]}}}""",
                "f/at/y", "7", "f/rows~n", "2", "f/rows/0/a~1b", "one", "f/rows/1/a~1b", "two", "f/rows/2/a~1b", "no",
                "f/unit", "1", "f/tags~c0", "true", "f/tags~c2", "true", "f/when", "2026-03-01T12:00", "f/free",
                "{'x':[1]}".replace('\'', '"'), "f/how~v", "1", "f/how~o0/p", "zero", "f/how~o1/p", "1"))
                .isEqualTo("{'at':{'y':7},'rows':[{'a/b':'one'},{'a/b':'two'}],'unit':5,'tags':['a','c'],"
                        + "'when':'2026-03-01T12:00:00Z','free':{'x':[1]},'how':{'p':1}}");
    }

    @Test
    void whatIsDrawnWithDefaultsIsWhatIsSentBack() {
        String schema = """
                {'properties':{'n':{'type':'integer','default':5},'on':{'type':'boolean','default':true},
                 'c':{'enum':['x','y'],'default':'y'},'l':{'type':'array','items':{'type':'string'},'default':['p','q']},
                 't':{'type':'array','uniqueItems':true,'items':{'enum':[1,2]},'default':[2]},
                 'o':{'type':'object','properties':{'s':{'type':'string'}},'default':{'s':'deep'}},'j':{'default':{'k':1}}}}""";
        assertThat(FormAnswers.of(shape(schema), FormDraft.of(shape(schema))).toString().replace('"', '\''))
                .isEqualTo("{'n':5,'on':true,'c':'y','l':['p','q'],'t':[2],'o':{'s':'deep'},'j':{'k':1}}");
    }

    @Test
    void aSchemaThatRefersToItselfIsDrawnOnceAndThenTypedAsJson() {
        JsonNode shape = shape(
                """
                        {'$ref':'#/$defs/node','$defs':{'node':{'type':'object','properties':{
                         'name':{'$ref':'#/$defs/name'},'next':{'$ref':'#/$defs/node','title':'Next'}}},'name':{'type':'string'}}}""");
        assertThat(FormShape.kind(shape)).isEqualTo(FormShape.Kind.GROUP);
        assertThat(FormShape.kind(shape.at("/properties/name"))).isEqualTo(FormShape.Kind.TEXT);
        assertThat(FormShape.kind(shape.at("/properties/next"))).isEqualTo(FormShape.Kind.JSON);
        assertThat(shape.at("/properties/next/title").asText()).isEqualTo("Next");
    }

    @Test
    void rowsAreAddedAndTakenAwayWithWhatStandsInTheOthers() {
        JsonNode form = Json
                .read("""
                        {"properties":{"l":{"type":"array","items":{"properties":{"s":{"type":"string","default":"new"}}}}}}""");
        Map<String, String> two = Map.of("f/l~n", "2", "f/l/0/s", "a", "f/l/1/s", "b", "f/lone", "x");
        Map<String, String> three = FormRows.changed(Optional.of(form), with(two, "act", "add f/l"));
        assertThat(three).containsEntry("f/l~n", "3").containsEntry("f/l/2/s", "new").containsEntry("f/l/1/s", "b");
        assertThat(FormRows.changed(Optional.of(form), with(two, "act", "remove 0 f/l"))).containsEntry("f/l~n", "1")
                .containsEntry("f/l/0/s", "b").containsEntry("f/lone", "x").doesNotContainKey("f/l/1/s");
        assertThat(FormRows.changed(Optional.of(form), with(two, "act", "remove 7 f/l"))).containsEntry("f/l~n", "2");
        assertThat(FormRows.isAsked(Map.of("act", "approve"))).isFalse();
    }

    private static Map<String, String> with(Map<String, String> values, String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(values);
        more.put(name, value);
        return more;
    }

    @Test
    void fieldsCarryWhatBrowsersCheckAndNothingOfThemIsMarkup() {
        String html = new FormHtml(Map.of("f/a", "\"><b>"), Map.of("/a", "Not <i>this</i>")).draw(shape("""
                {'required':['a'],'properties':{'a':{'type':'string','title':'<u>A</u>','pattern':'^&x','maxLength':9},
                 'n':{'type':'integer','exclusiveMinimum':3,'maximum':9},'d':{'type':'string','format':'date'},
                 'm':{'type':'string','format':'email'},'u':{'type':'string','format':'uri'}}}"""));
        assertThat(html).doesNotContain("<b>", "<i>", "<u>").contains("type=\"date\"", "type=\"email\"",
                "type=\"url\"", "min=\"4\"", "max=\"9\"", "step=\"1\"", "maxlength=\"9\"", " required",
                "aria-invalid=\"true\" ", "pattern=\"[\\s\\S]*(?:^&amp;x)[\\s\\S]*\"", "4 to 9");
    }
}
