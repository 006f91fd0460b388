package dev.pawl.browser.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StyleSheetTest {
    private static final int FILE_LINES = 400;
    private static final Pattern COLOUR = Pattern.compile(
            "#[0-9a-fA-F]{3,8}\\b|\\b(?:rgb|rgba|hsl|hsla|hwb|lab|lch|oklab|oklch)\\(|"
                    + "(?<![\\w-])(?:black|white|red|green|blue|yellow|orange|purple|gr[ae]y|silver|navy|teal)(?![\\w-])");
    private static final Pattern VARIABLE = Pattern.compile("var\\((--[\\w-]+)");
    private static final Map<String, JsModule> MODULES = ConsoleSources.modules();
    private static final List<StyleSheet> SHEETS = ConsoleSources.texts(".css").entrySet().stream()
            .map(entry -> StyleSheet.parse(entry.getKey(), entry.getValue())).toList();

    private static Set<String> classes(List<StyleSheet> sheets) {
        Set<String> known = new HashSet<>();
        sheets.forEach(sheet -> sheet.rules().forEach(rule -> known.addAll(rule.classes())));
        return known;
    }

    private static Stream<String> own(StyleSheet sheet) {
        return sheet.rules().stream().flatMap(rule -> rule.declarations().entrySet().stream()
                .filter(entry -> COLOUR.matcher(entry.getValue()).find() && !isOfDrawing(sheet, entry.getKey()))
                .map(entry -> sheet.at(rule) + " { " + entry.getKey() + ": " + entry.getValue() + " }"));
    }

    /** A drawing is kept as a file of its own, too, so it brings the colours that it names. */
    private static boolean isOfDrawing(StyleSheet sheet, String property) {
        return sheet.name().equals("styles/graph.css") && property.startsWith("--");
    }

    private static List<String> unknownVariables(List<StyleSheet> sheets) {
        Set<String> known = new HashSet<>();
        sheets.forEach(sheet -> sheet.rules().forEach(rule -> known.addAll(rule.declarations().keySet())));
        MODULES.values().forEach(module -> Pattern.compile("'(--[\\w-]+)'").matcher(module.text()).results()
                .forEach(found -> known.add(found.group(1))));
        return sheets.stream().flatMap(sheet -> sheet.rules().stream().flatMap(rule -> VARIABLE.matcher(rule.body())
                .results().map(found -> found.group(1)).filter(name -> !known.contains(name))
                .map(name -> sheet.at(rule) + ": nothing sets " + name))).toList();
    }

    @Test
    void sheets_are_small() {
        assertThat(ConsoleSources.texts(".css")).allSatisfy(
                (name, text) -> assertThat(text.lines().count()).as(name).isLessThanOrEqualTo(FILE_LINES));
    }

    @Test
    void colours_are_tokens() {
        assertThat(
                SHEETS.stream().filter(sheet -> !sheet.name().equals("styles/tokens.css")).flatMap(StyleSheetTest::own))
                .as("colours outside of tokens.css").isEmpty();
        assertThat(unknownVariables(SHEETS)).as("variables that are not there").isEmpty();
    }

    @Test
    void classes_of_templates_are_in_a_sheet() {
        Set<String> known = classes(SHEETS);
        assertThat(MODULES.values().stream().flatMap(module -> Classes.unknown(module, known).stream()))
                .as("classes that no style sheet has").isEmpty();
    }

    @Test
    void classes_of_sheets_are_in_a_template() {
        assertThat(Classes.unused(SHEETS, MODULES.values(), ConsoleSources.java())).as("rules that fit nothing")
                .isEmpty();
    }

    @Test
    void offenders_are_named() {
        StyleSheet sheet = StyleSheet.parse("a.css", """
                /* .talk { color: red } */
                .used, .part-one:hover { color: var(--text); }
                @media (max-width: 40rem) {
                  .lost > li { background: #fff; border-color: var(--gone); white-space: nowrap; }
                }
                """);
        JsModule module = JsModule.parse("a.js", """
                html`<p class="used unknown" id="x"><b class=${on ? 'part-' + on : 'off used'}>${x}</b></p>`;""");
        assertThat(own(sheet)).containsExactly("a.css:4 .lost > li { background: #fff }");
        assertThat(unknownVariables(List.of(sheet))).containsExactly(
                "a.css:2 .used, .part-one:hover: nothing sets --text",
                "a.css:4 .lost > li: nothing sets --gone");
        assertThat(Classes.unknown(module, classes(List.of(sheet)))).containsExactly(
                "a.js:1: no style sheet has .unknown",
                "a.js:1: no style sheet has .off");
        assertThat(Classes.unused(List.of(sheet), List.of(module), ""))
                .containsExactly("a.css:4 .lost > li: nothing has the class lost");
    }
}
