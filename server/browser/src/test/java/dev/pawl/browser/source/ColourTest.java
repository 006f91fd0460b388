package dev.pawl.browser.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The colours that the console is made of can be told apart, light and dark. */
class ColourTest {
    private static final double TEXT = 4.5;
    private static final double LINES = 3;
    private static final List<String> GROUNDS = List.of("ground", "surface", "surface-2");
    private static final StyleSheet TOKENS = StyleSheet.parse("styles/tokens.css",
            ConsoleSources.texts(".css").getOrDefault("styles/tokens.css", ""));

    private static Map<String, String> tokens(String selector) {
        return TOKENS.rules().stream().filter(rule -> rule.selector().equals(selector)).findFirst().orElseThrow()
                .declarations();
    }

    private static Stream<String> below(double limit, Map<String, String> tokens, String over, List<String> grounds) {
        Colour colour = Colour.parse(tokens.getOrDefault("--" + over, "nothing"));
        return grounds.stream().flatMap(ground -> {
            double contrast = colour.contrast(Colour.parse(tokens.getOrDefault("--" + ground, "nothing")));
            return contrast >= limit
                    ? Stream.of()
                    : Stream.of("--%s on --%s: %.2f, expected at least %.1f".formatted(over, ground, contrast, limit));
        });
    }

    private static List<String> weak(Map<String, String> tokens) {
        Stream<String> texts = Stream
                .of("text", "text-2", "text-3", "accent", "accent-strong", "ok", "bad", "run", "wait",
                        "off", "code-key", "code-string", "code-number", "code-word")
                .flatMap(name -> below(TEXT, tokens, name, GROUNDS));
        Stream<String> raised = Stream.of("text", "text-2")
                .flatMap(name -> below(TEXT, tokens, name, List.of("surface-3")));
        Stream<String> badges = Stream.of("ok", "bad", "run", "wait", "off", "text")
                .flatMap(name -> below(TEXT, tokens, name, List.of((name.equals("text") ? "bad" : name) + "-soft")));
        Stream<String> accents = Stream.concat(below(TEXT, tokens, "on-accent", List.of("accent", "accent-strong")),
                below(TEXT, tokens, "accent-strong", List.of("accent-soft")));
        Stream<String> lines = Stream
                .of("line-strong", "focus", "ok-line", "bad-line", "run-line", "wait-line", "off-line")
                .flatMap(name -> below(LINES, tokens, name, GROUNDS));
        return Stream.of(texts, raised, badges, accents, lines).flatMap(all -> all).toList();
    }

    @Test
    void contrast_is_computed_as_the_guidelines_say() {
        assertThat(Colour.parse("#000000").contrast(Colour.parse("#ffffff"))).isEqualTo(21, within(0.001));
        assertThat(Colour.parse("#777777").contrast(Colour.parse("#ffffff"))).isEqualTo(4.478, within(0.001));
    }

    @Test
    void light_colours_can_be_read() {
        assertThat(weak(tokens(":root"))).isEmpty();
    }

    @Test
    void dark_colours_can_be_read() {
        assertThat(weak(tokens(":root[data-theme=\"dark\"]"))).isEmpty();
    }

    @Test
    void dark_by_the_system_is_dark_by_choice() {
        assertThat(tokens(":root:not([data-theme=\"light\"])")).isEqualTo(tokens(":root[data-theme=\"dark\"]"));
    }

    @Test
    void every_colour_is_dark_in_the_dark() {
        Set<String> light = new TreeSet<>();
        tokens(":root").forEach((name, value) -> {
            if (value.startsWith("#")) {
                light.add(name);
            }
        });
        assertThat(tokens(":root[data-theme=\"dark\"]").keySet()).containsAll(light);
    }
}
