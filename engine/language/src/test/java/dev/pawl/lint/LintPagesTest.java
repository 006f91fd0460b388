package dev.pawl.lint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each code has a page whose examples are what it says. The index is written anew by
 * {@code mvn -Dquick -pl engine/language test -Dtest=LintPagesTest -Dpawl.rewrite}.
 */
class LintPagesTest {
    private static final Path PAGES = Path.of("../../docs/reference/lint");
    private static final Pattern JSON = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);
    private static final LintOptions OPTIONS = LintOptions.standard().now(Instant.parse("2026-01-01T00:00:00Z"));

    private static String page(LintCode code) {
        try {
            return Files.readString(PAGES.resolve(code.page()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> examples(String page) {
        List<String> examples = new ArrayList<>();
        Matcher matcher = JSON.matcher(page);
        while (matcher.find()) {
            examples.add(matcher.group(1));
        }
        return examples;
    }

    private static Set<String> codes(String definition) {
        return Linter.lint(definition, OPTIONS).stream().map(Finding::code).collect(Collectors.toSet());
    }

    @ParameterizedTest
    @EnumSource(value = LintCode.class, mode = EnumSource.Mode.EXCLUDE, names = "NOT_ON_AWS_SIZE")
    void what_is_said_to_be_reported_is_and_the_rest_is_not(LintCode code) {
        String page = page(code);
        assertThat(page).startsWith("# " + code + "\n")
                .contains("Severity: " + code.severity().name().toLowerCase(Locale.ROOT))
                .contains("`pawl-lint: allow " + code + "`").containsIgnoringCase(code.title());
        List<String> examples = examples(page);
        assertThat(examples).hasSize(2);
        assertThat(codes(examples.get(0))).containsExactly(code.name());
        assertThat(codes(examples.get(1))).doesNotContain(code.name()).allMatch(
                c -> Arrays.stream(LintCode.values()).anyMatch(known -> known.name().equals(c)));
    }

    @ParameterizedTest
    @EnumSource(value = LintCode.class, mode = EnumSource.Mode.EXCLUDE, names = "NOT_ON_AWS_SIZE")
    void what_a_page_says_of_fixes_is_so(LintCode code) {
        String page = page(code);
        String bad = examples(page).get(0);
        boolean mends = page.contains("`pawl lint --fix` ");
        assertThat(mends).isNotEqualTo(page.contains("There is no `--fix`"));
        boolean sometimes = code == LintCode.EXPRESSION_NOT_EVALUATED;
        assertThat(Linter.lint(bad, OPTIONS)).allMatch(f -> sometimes || f.fix().isPresent() == mends);
        if (mends && !sometimes) {
            assertThat(codes(Linter.fix(bad, OPTIONS, f -> true).text())).doesNotContain(code.name());
        }
    }

    @ParameterizedTest
    @EnumSource(value = LintCode.class, mode = EnumSource.Mode.EXCLUDE, names = "NOT_ON_AWS_SIZE")
    void a_comment_allows_it(LintCode code) {
        String bad = examples(page(code)).get(0);
        ObjectNode allowed = (ObjectNode) Json.read(bad);
        allowed.put("Comment", allowed.path("Comment").asText("Known.") + " pawl-lint: allow " + code);
        assertThat(codes(allowed.toString())).doesNotContain(code.name());
        assertThat(Linter.lint(bad, OPTIONS.without(Set.of(code.name())))).noneMatch(f -> f.code().equals(code.name()));
    }

    /** The example would be a mebibyte. */
    @Test
    void a_definition_that_is_too_large_for_aws() {
        String small = examples(page(LintCode.NOT_ON_AWS_SIZE)).get(0);
        assertThat(codes(small)).isEmpty();
        String large = small.replaceFirst("\\{", "{\"Comment\": \"" + "x".repeat(1_048_576) + "\",");
        assertThat(codes(large)).containsExactly("NOT_ON_AWS_SIZE");
    }

    @Test
    void every_page_is_of_a_code_and_the_index_lists_them() throws IOException {
        String expected = index();
        Path file = PAGES.resolve("README.md");
        if (System.getProperty("pawl.rewrite") != null) {
            Files.writeString(file, expected);
        }
        assertThat(Files.readString(file)).isEqualTo(expected);
        try (Stream<Path> pages = Files.list(PAGES)) {
            assertThat(pages.map(p -> p.getFileName().toString()).filter(n -> !n.equals("README.md")))
                    .containsExactlyInAnyOrderElementsOf(
                            Arrays.stream(LintCode.values()).map(LintCode::page).toList());
        }
    }

    private static String index() {
        StringBuilder out = new StringBuilder(
                """
                        # What the linter looks for

                        `pawl lint` tells first what AWS would refuse, and of definitions that it accepts what could go wrong or be better. How to use it: [Linting](../../guides/linting.md).

                        Warnings are about what will fail, hang or do nothing in a case that is likely; the rest is good to know. `*` marks what `--fix` can mend.

                        | code | |
                        |---|---|
                        """);
        for (Severity severity : List.of(Severity.WARNING, Severity.INFO)) {
            out.append("| **").append(severity == Severity.WARNING ? "Warnings" : "Good to know").append("** | |\n");
            Arrays.stream(LintCode.values()).filter(c -> c.severity() == severity).forEach(c -> out.append("| [")
                    .append(c).append("](").append(c.page()).append(")")
                    .append(page(c).contains("`pawl lint --fix` ") ? " \\*" : "").append(" | ").append(c.title())
                    .append(" |\n"));
        }
        return out.toString();
    }
}
