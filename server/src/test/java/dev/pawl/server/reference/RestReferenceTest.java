package dev.pawl.server.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.pawl.server.assembly.Installed;
import dev.pawl.server.rest.openapi.ApiDocument;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The pages about the REST API say what the server does. To write the list of routes anew:
 * {@code mvn -Dquick -pl server -am test -Dtest=RestReferenceTest -Dsurefire.failIfNoSpecifiedTests=false
 * -Dpawl.rewrite}
 */
class RestReferenceTest {
    private static final Path PAGE = Path.of("..", "docs", "reference", "rest.md");
    private static final Path GUIDE = Path.of("..", "docs", "guides", "rest.md");
    /** A command of the guide: an indented line, and those that follow until an empty one. */
    private static final Pattern COMMAND = Pattern.compile("^    (curl .*(?:\n    .*)*)", Pattern.MULTILINE);
    /** What curl says of a stream that went on for as long as it was to. */
    private static final int TIME_IS_UP = 28;

    @TempDir
    private Path folder;

    @Test
    void theListOfRoutesIsWhatTheDocumentSays() throws IOException {
        String page = new RestReference(ApiDocument.read().json()).page();
        if (System.getProperty("pawl.rewrite") != null) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE).content().isEqualTo(page);
    }

    @Test
    void theCommandsOfTheGuideWork() throws Exception {
        assumeThat(Path.of("/usr/bin/curl")).as("this test runs curl").exists();
        try (Installed installed = new Installed(folder.resolve("pawl.db"), "", Map.of())) {
            for (String command : commands()) {
                Process process = new ProcessBuilder("sh", "-c",
                        command.replace("127.0.0.1:8083", "127.0.0.1:" + installed.port())).directory(folder.toFile())
                        .redirectErrorStream(true).start();
                String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertThat(process.waitFor()).as(command + "\n" + said).isIn(0,
                        command.contains("--max-time") ? TIME_IS_UP : 0);
            }
        }
    }

    private static List<String> commands() throws IOException {
        List<String> commands = new ArrayList<>();
        Matcher matcher = COMMAND.matcher(Files.readString(GUIDE));
        while (matcher.find()) {
            commands.add(matcher.group(1));
        }
        assertThat(commands).hasSizeGreaterThan(8);
        return commands;
    }
}
