package dev.pawl.asl.parse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.asl.Comparator;
import dev.pawl.asl.QueryLanguage;
import dev.pawl.asl.StateType;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page about the language, from what the parser allows and what the descriptions say. */
final class LanguageReference {
    private static final String SEVERAL = "Fields of several states";
    private final JsonNode descriptions;

    LanguageReference(JsonNode descriptions) {
        this.descriptions = descriptions;
    }

    /** Which fields the parser allows, by the object that has them. */
    static Map<String, AllowedFields> objects() {
        Map<String, AllowedFields> all = new LinkedHashMap<>();
        all.put("Machine", DefinitionParser.MACHINE);
        for (StateType type : StateType.values()) {
            all.put(type.text(), StateFields.of(type));
        }
        all.put("Branch", ParallelStateParser.BRANCH);
        all.put("Rule of a Choice", ChoiceRuleParser.ALLOWED);
        all.put("Retrier", RetrierParser.ALLOWED);
        all.put("Catcher", CatcherParser.ALLOWED);
        all.put("Credentials", TaskStateParser.CREDENTIALS);
        all.put("ItemProcessor", ItemProcessorParser.ALLOWED);
        all.put("ProcessorConfig", ItemProcessorParser.CONFIG);
        all.put("ItemReader", ItemReaderParser.ALLOWED);
        all.put("ReaderConfig", ItemReaderParser.CONFIG);
        all.put("ItemBatcher", ItemBatcherParser.ALLOWED);
        all.put("ResultWriter", ResultWriterParser.ALLOWED);
        all.put("WriterConfig", ResultWriterParser.CONFIG);
        return all;
    }

    /** The names of comparisons, with the variants that take a path. */
    static Stream<String> comparisons() {
        return Arrays.stream(Comparator.values())
                .flatMap(c -> c.hasPathVariant() ? Stream.of(c.text(), c.text() + "Path") : Stream.of(c.text()));
    }

    String page() {
        StringBuilder page = new StringBuilder(
                """
                        # The language

                        Every field that a definition may have, and what it takes. This page is made from what the parser allows: what is not here is
                        refused, as AWS refuses it. **P** is JSONPath, **J** is JSONata. How the language works is told by the
                        [specification](https://states-language.net/) and AWS's Developer Guide; what differs from AWS stands in
                        [Operations and differences](operations.md).

                        ## Machine

                        """);
        table("Machine", page);
        page.append("\n## States\n\n");
        matrix(page);
        page.append("\n### Every state\n\n");
        rows("Every state", StateFields.of(StateType.SUCCEED), page);
        page.append("\n### ").append(SEVERAL).append("\n\n");
        page.append("| field | | |\n|---|---|---|\n");
        descriptions.path(SEVERAL).properties().forEach(e -> row(e.getKey(), spoken(e.getKey()),
                e.getValue().asText(), page));
        for (StateType type : StateType.values()) {
            page.append("\n### ").append(type.text()).append("\n\n");
            own(type, page);
        }
        page.append("\n## Inside of states\n");
        objects().keySet().stream().skip(1L + StateType.values().length).forEach(name -> {
            page.append("\n### ").append(name).append("\n\n");
            table(name, page);
        });
        page.append("\n## Comparisons\n\n");
        comparisonTable(page);
        return page.toString();
    }

    private void own(StateType type, StringBuilder page) {
        String besides = StateFields.of(type).names().stream().filter(n -> descriptions.path(SEVERAL).has(n))
                .sorted(java.util.Comparator.comparing(n -> position(SEVERAL, n)))
                .map(n -> "`" + n + "`").collect(Collectors.joining(", "));
        if (!descriptions.path(type.text()).isEmpty()) {
            table(type.text(), page);
            page.append('\n');
        }
        page.append(besides.isEmpty() ? "None of the fields of several states.\n" : "And " + besides + ".\n");
    }

    private int position(String object, String field) {
        return descriptions.path(object).propertyStream().map(Map.Entry::getKey).toList().indexOf(field);
    }

    private void table(String name, StringBuilder page) {
        AllowedFields allowed = objects().get(name);
        if (allowed == null) {
            throw new IllegalArgumentException("Expected one of " + objects().keySet() + ", but got " + name);
        }
        rows(name, allowed, page);
    }

    private void rows(String name, AllowedFields allowed, StringBuilder page) {
        page.append("| field | | |\n|---|---|---|\n");
        descriptions.path(name).properties()
                .forEach(e -> row(e.getKey(), languages(allowed, e.getKey()), e.getValue().asText(), page));
    }

    private static void row(String field, String languages, String text, StringBuilder page) {
        page.append("| `").append(field).append("` | ").append(languages).append(" | ").append(text).append(" |\n");
    }

    private static String spoken(String field) {
        return Arrays.stream(StateType.values()).map(StateFields::of).filter(a -> a.names().contains(field))
                .findFirst().map(a -> languages(a, field)).orElseThrow();
    }

    private static String languages(AllowedFields allowed, String field) {
        boolean path = allowed.complaint(field, QueryLanguage.JSON_PATH).isEmpty();
        boolean jsonata = allowed.complaint(field, QueryLanguage.JSONATA).isEmpty();
        if (path && jsonata) {
            return "P J";
        }
        return path ? "P" : "J";
    }

    private void matrix(StringBuilder page) {
        page.append("| field | ").append(Arrays.stream(StateType.values()).map(StateType::text)
                .collect(Collectors.joining(" | "))).append(" |\n|---").append("|---".repeat(StateType.values().length))
                .append("|\n");
        descriptions.path(SEVERAL).fieldNames().forEachRemaining(field -> {
            page.append("| `").append(field).append("` |");
            for (StateType type : StateType.values()) {
                AllowedFields allowed = StateFields.of(type);
                page.append(allowed.names().contains(field) ? " " + languages(allowed, field) : "").append(" |");
            }
            page.append('\n');
        });
    }

    private static void comparisonTable(StringBuilder page) {
        page.append("| comparison | compares | with a path |\n|---|---|---|\n");
        for (Comparator c : Comparator.values()) {
            page.append("| `").append(c.text()).append("` | ").append(c.operands().name().toLowerCase(Locale.ROOT))
                    .append(" | ").append(c.hasPathVariant() ? "`" + c.text() + "Path`" : "").append(" |\n");
        }
        page.append("\nThese are ").append(new TreeSet<>(comparisons().toList()).size())
                .append(". `StringMatches` takes `*` for any text, `\\\\*` for a star.\n");
    }
}
