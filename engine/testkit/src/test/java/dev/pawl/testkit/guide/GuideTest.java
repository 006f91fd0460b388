package dev.pawl.testkit.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.json.Json;
import dev.pawl.testkit.Stage;
import dev.pawl.testkit.assertj.PlayedAssert;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the guide shows is what the tests beside this one run. */
class GuideTest {
    private static final Path TESTS = Path.of("src/test/java/dev/pawl/testkit/guide");
    private static final Path FILES = Path.of("src/test/resources/dev/pawl/testkit/guide");
    private static final Pattern BLOCK = Pattern.compile("```(\\w+)\\n(.*?)\\n```", Pattern.DOTALL);

    private static String read(Path file) throws IOException {
        return Files.readString(file);
    }

    private static List<String> blocks(String language) throws IOException {
        return BLOCK.matcher(read(Path.of("../../docs/guides/testing.md"))).results()
                .filter(block -> block.group(1).equals(language)).map(MatchResult::group)
                .map(block -> block.substring(block.indexOf('\n') + 1, block.length() - 4)).toList();
    }

    /** How a line is wrapped is the formatter's business. */
    private static String flat(String code) {
        return code.replaceAll("\\s+", " ").replace("( ", "(").strip();
    }

    @Test
    void itsJavaIsRun() throws IOException {
        List<String> java = blocks("java");
        String first = read(TESTS.resolve("OrdersTest.java")).replaceFirst("package .*;\n", "");
        String more = flat(read(TESTS.resolve("MoreTest.java")));

        assertThat(flat(java.getFirst())).isEqualTo(flat(first));
        assertThat(java.subList(1, java.size())).hasSizeGreaterThan(6)
                .allSatisfy(block -> assertThat(more).contains(flat(block)));
    }

    @Test
    void itsFilesAreUsed() throws IOException {
        assertThat(blocks("json")).extracting(Json::read).containsExactly(
                Json.read(read(FILES.resolve("orders.asl.json"))),
                Json.read(read(FILES.resolve("MockConfigFile.json"))));
    }

    @Test
    void itsFailureLooksLikeThat() throws IOException {
        try (Stage stage = Stage.open().deploy("orders", read(FILES.resolve("orders.asl.json")))) {
            stage.when("Charge").fails("Declined", "no money");
            PlayedAssert played = PlayedAssert.assertThat(stage.run("{\"id\":\"o-1\",\"total\":42}"));

            assertThatThrownBy(played::succeeded).message()
                    .isEqualToIgnoringWhitespace(blocks("text").getFirst());
        }
    }

    @Test
    void itsVersionIsOurs() throws IOException {
        String version = Pattern.compile("<version>(.*?)</version>").matcher(read(Path.of("pom.xml"))).results()
                .findFirst().orElseThrow().group(1);
        assertThat(blocks("xml")).singleElement().asString().contains("<artifactId>pawl-testkit</artifactId>",
                "<version>" + version + "</version>");
    }
}
