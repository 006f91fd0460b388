package dev.pawl.server.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceWatchTest {
    @TempDir
    Path folder = Path.of("");
    private final SourceWatch watch = new SourceWatch();
    private Path file = Path.of("");
    private Path code = Path.of("");

    @BeforeEach
    void files() throws IOException {
        file = Files.writeString(folder.resolve("template.yaml"), "a");
        code = Files.createDirectories(folder.resolve("code"));
        Files.writeString(code.resolve("index.js"), "a");
        watch.watch(Set.of(file, code, folder.resolve("missing")));
    }

    @Test
    void an_edit_counts_once_nothing_changes_any_more() throws IOException {
        assertThat(watch.look()).isEmpty();
        Files.writeString(file, "ab");
        assertThat(watch.look()).isEmpty();
        Files.writeString(file, "abc");
        assertThat(watch.look()).isEmpty();
        assertThat(watch.look()).containsExactly(file);
        assertThat(watch.look()).isEmpty();
    }

    @Test
    void files_in_folders_files_that_come_and_files_that_go_are_seen() throws IOException {
        Files.writeString(code.resolve("more.js"), "b");
        Files.writeString(folder.resolve("missing"), "b");
        Files.delete(file);
        watch.look();
        assertThat(watch.look()).containsExactlyInAnyOrder(file, code, folder.resolve("missing"));
    }

    @Test
    void what_tools_keep_for_themselves_is_passed_over() throws IOException {
        for (String name : new String[]{".git", "node_modules", "__pycache__"}) {
            Files.writeString(Files.createDirectories(code.resolve(name)).resolve("x"), "x");
        }
        watch.look();
        assertThat(watch.look()).isEmpty();
    }
}
