package dev.pawl.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.asl.MachineType;
import dev.pawl.asl.StateType;
import dev.pawl.asl.lint.Definitions;
import dev.pawl.asl.parse.DefinitionParser;
import dev.pawl.asl.parse.ParseResult;
import dev.pawl.documentation.Page.Block;
import dev.pawl.json.Json;
import dev.pawl.json.JsonTextException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Links lead somewhere, JSON is JSON, definitions would be accepted, and no page is hidden. */
class PagesTest {
    private static final Pattern LINK = Pattern.compile("(?<!\\\\)\\[[^]]*]\\(([^)\\s]+)\\)");
    private final List<Page> pages = Page.all();

    private Stream<String> links(Page page) {
        return page.blocks().stream().filter(b -> b.language().equals("prose")).flatMap(b -> b.lines().stream())
                .map(l -> l.replaceAll("`[^`]*`", "``")).flatMap(l -> LINK.matcher(l).results().map(m -> m.group(1)));
    }

    @Test
    void links_lead_somewhere() {
        List<String> broken = new ArrayList<>();
        for (Page page : pages) {
            links(page).filter(link -> !link.matches("[a-z]+:.*")).forEach(link -> {
                Matcher parts = Pattern.compile("([^#]*)(?:#(.*))?").matcher(link);
                if (!parts.matches()) {
                    throw new IllegalStateException(link);
                }
                Path target = parts.group(1).isEmpty()
                        ? page.file()
                        : page.file().resolveSibling(parts.group(1)).normalize();
                String anchor = parts.group(2);
                boolean there = Files.exists(target);
                if (!there || (anchor != null && target.toString().endsWith(".md")
                        && !Page.read(target).anchors().contains(anchor))) {
                    broken.add(Page.ROOT.relativize(page.file()) + " -> " + link);
                }
            });
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void json_is_json_and_definitions_would_be_accepted() {
        List<String> wrong = new ArrayList<>();
        for (Page page : pages) {
            boolean badOnPurpose = page.file().toString().contains("/reference/lint/");
            for (Block block : page.blocks()) {
                if (block.language().equals("json")) {
                    problem(block.text(), badOnPurpose).ifPresent(p -> wrong.add(page.place(block) + " " + p));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static Optional<String> problem(String text, boolean badOnPurpose) {
        JsonNode json;
        try {
            json = Json.read(text.startsWith("{") || text.startsWith("[") ? text : "{" + text + "}");
        } catch (JsonTextException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
        if (badOnPurpose) {
            return Optional.empty();
        }
        if (json.has("StartAt") && json.has("States")) {
            return refusal(Definitions.check(text, MachineType.STANDARD));
        }
        return json.valueStream().filter(PagesTest::isState)
                .map(state -> refusal(DefinitionParser.parseState(inItsLanguage(state)))).flatMap(Optional::stream)
                .findFirst();
    }

    private static boolean isState(JsonNode json) {
        return Arrays.stream(StateType.values()).anyMatch(t -> t.text().equals(json.path("Type").asText()))
                && !json.has("Properties");
    }

    /** A state that is shown without its machine does not say which language that has. */
    private static String inItsLanguage(JsonNode state) {
        String text = state.toString();
        return text.contains("{%") || state.has("Arguments")
                ? text.replaceFirst("\\{", "{\"QueryLanguage\": \"JSONata\", ")
                : text;
    }

    private static Optional<String> refusal(ParseResult<?> result) {
        return switch (result) {
            case ParseResult.Parsed<?> p -> Optional.empty();
            case ParseResult.Refused<?> r -> Optional.of(r.problems().toString());
        };
    }

    @Test
    void every_page_can_be_reached_from_the_readme() {
        Set<Path> reached = new HashSet<>();
        List<Path> toVisit = new ArrayList<>(List.of(Page.ROOT.resolve("README.md")));
        while (!toVisit.isEmpty()) {
            Path file = toVisit.removeLast();
            if (!reached.add(file) || !file.toString().endsWith(".md")) {
                continue;
            }
            links(Page.read(file)).filter(link -> !link.matches("[a-z]+:.*|#.*"))
                    .map(link -> file.resolveSibling(link.replaceFirst("#.*", "")).normalize())
                    .map(target -> Files.isDirectory(target) ? target.resolve("README.md") : target)
                    .filter(Files::exists).forEach(toVisit::add);
        }
        assertThat(pages.stream().map(Page::file)
                .filter(f -> !f.toString().contains("/internals/adr/"))
                .filter(f -> !Page.ROOT.relativize(f).toString().matches("examples/[^/]+/.+/README.md"))
                .filter(f -> !reached.contains(f)).map(Page.ROOT::relativize)).isEmpty();
    }
}
