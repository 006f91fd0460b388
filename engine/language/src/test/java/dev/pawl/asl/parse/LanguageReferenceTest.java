package dev.pawl.asl.parse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.asl.StateType;
import dev.pawl.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * The page about the language names every field that the parser allows, and no other. To write it anew:
 * {@code mvn -Dquick -pl engine/language test -Dtest=LanguageReferenceTest -Dpawl.rewrite}
 */
class LanguageReferenceTest {
    private static final Path PAGE = Path.of("..", "..", "docs", "reference", "language.md");

    private static JsonNode descriptions() throws IOException {
        try (InputStream in = LanguageReferenceTest.class.getResourceAsStream("language.json")) {
            return Json.mapper().readTree(Objects.requireNonNull(in));
        }
    }

    @Test
    void the_page_is_what_parser_and_descriptions_say() throws IOException {
        String page = new LanguageReference(descriptions()).page();
        String tail = Files.readString(PAGE).replaceFirst("(?s).*?(?=\n## What a Task can reach)", "");
        if (System.getProperty("pawl.rewrite") != null) {
            Files.writeString(PAGE, page + tail);
        }

        assertThat(PAGE).content().startsWith(page);
    }

    @Test
    void every_field_is_described_where_it_belongs() throws IOException {
        JsonNode descriptions = descriptions();
        Set<String> shared = new TreeSet<>(names(descriptions.path("Every state")));
        shared.addAll(names(descriptions.path("Fields of several states")));
        List<String> states = Arrays.stream(StateType.values()).map(StateType::text).toList();
        LanguageReference.objects().forEach((object, allowed) -> {
            Set<String> described = new TreeSet<>(names(descriptions.path(object)));
            if (states.contains(object)) {
                shared.stream().filter(allowed.names()::contains).forEach(described::add);
            }
            if (object.equals("Rule of a Choice")) {
                LanguageReference.comparisons().forEach(described::add);
            }
            assertThat(described).as(object).isEqualTo(new TreeSet<>(allowed.names()));
        });
    }

    private static List<String> names(JsonNode object) {
        return object.propertyStream().map(e -> e.getKey()).toList();
    }
}
