package dev.pawl.server.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FunctionClassesTest {
    @TempDir
    private Path folder;

    @Test
    void theProjectFileNamesFoldersFromItsOwnPlace() throws IOException {
        Files.writeString(folder.resolve("pawl.json"), "{\"functions\": [\"target/classes\", \"more.jar\"]}");
        assertThat(FunctionClasses.beside(folder.resolve("workflow.asl.json")))
                .containsExactly(folder.resolve("target/classes"), folder.resolve("more.jar"));
    }

    @Test
    void withoutAProjectFileThereIsNone() {
        assertThat(FunctionClasses.beside(folder.resolve("workflow.asl.json"))).isEmpty();
    }

    @Test
    void aBrokenProjectFileIsNamed() throws IOException {
        Files.writeString(folder.resolve("pawl.json"), "{");
        assertThatThrownBy(() -> FunctionClasses.beside(folder.resolve("workflow.asl.json")))
                .isInstanceOf(CommandException.class).hasMessageContaining("pawl.json");
    }

    @Test
    void whatIsInTheFoldersCanBeLoaded() throws IOException {
        Files.writeString(folder.resolve("found.txt"), "yes");
        assertThat(FunctionClasses.loader(List.of(folder)).getResource("found.txt")).isNotNull();
    }

    @Test
    void aFolderThatIsNotThereIsAMistakeOfTheCaller() {
        assertThatThrownBy(() -> FunctionClasses.loader(List.of(folder.resolve("none"))))
                .isInstanceOf(CommandException.class).hasMessageContaining("none");
    }

    @Test
    void coloursAreForTerminalsThatWantThem() {
        assertThat(Paint.ofTerminal(Map.of(), true)).isEqualTo(Paint.COLOURED);
        assertThat(Paint.ofTerminal(Map.of(), false)).isEqualTo(Paint.PLAIN);
        assertThat(Paint.ofTerminal(Map.of("NO_COLOR", "1"), true)).isEqualTo(Paint.PLAIN);
        assertThat(Paint.ofTerminal(Map.of("TERM", "dumb"), true)).isEqualTo(Paint.PLAIN);
    }
}
