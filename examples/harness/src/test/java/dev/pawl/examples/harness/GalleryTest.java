package dev.pawl.examples.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of all examples is complete, and each example has what belongs to one. */
class GalleryTest {
    private static final Path EXAMPLES = Path.of("..");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| \\[([a-z-]+)]\\(([a-z-]+)/README\\.md\\) \\|");
    private static final Set<String> PATTERNS = Set.of("saga", "semaphore", "polling-loop", "scatter-gather",
            "nested-map-parallel", "express-handoff", "approval-escalation", "large-file");

    @Test
    void everyExampleHasARow() throws IOException {
        List<MatchResult> rows = ROW.matcher(DefinitionFile.text(EXAMPLES.resolve("README.md"))).results().toList();
        assertThat(rows).allSatisfy(row -> assertThat(row.group(1)).isEqualTo(row.group(2)));
        assertThat(rows).extracting(row -> row.group(1)).doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(folders());
    }

    @Test
    void thePagesOfTheStartLeadThere() {
        assertThat(DefinitionFile.text(EXAMPLES.resolve("../README.md"))).contains("(examples/README.md)");
        assertThat(DefinitionFile.text(EXAMPLES.resolve("../docs/README.md"))).contains("(../examples/README.md)");
    }

    @Test
    void everyPatternIsLaidOutAlike() {
        assertThat(PATTERNS).allSatisfy(name -> {
            Path folder = EXAMPLES.resolve(name);
            assertThat(folder.resolve("input.json")).exists();
            assertThat(folder.resolve("workflow.asl.json")).exists();
            assertThat(DefinitionFile.text(folder.resolve("README.md")))
                    .contains("./pawl run examples/" + name + "/workflow.asl.json --input @examples/" + name + "/")
                    .contains("## Why it is built so").contains("On AWS").contains("src/main/java/");
            assertThat(tests(folder)).anyMatch(test -> test.endsWith("OfflineTest.java"))
                    .anyMatch(test -> !test.endsWith("OfflineTest.java"));
        });
    }

    private static List<String> folders() throws IOException {
        try (Stream<Path> all = Files.list(EXAMPLES)) {
            return all.filter(folder -> Files.exists(folder.resolve("README.md")))
                    .map(folder -> String.valueOf(folder.getFileName())).toList();
        }
    }

    private static List<String> tests(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder.resolve("src").resolve("test"))) {
            return all.map(Path::toString).filter(name -> name.endsWith("Test.java")).toList();
        }
    }
}
