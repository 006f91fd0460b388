package dev.pawl.server.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.config.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FunctionClassesTest {
    private static final ClassLoader OWN = FunctionClassesTest.class.getClassLoader();
    @TempDir
    private Path folder;

    private List<Path> configured() {
        return FunctionClasses.of(ConfigurationFile.of(Optional.empty(), folder));
    }

    @Test
    void theProjectFileNamesFoldersFromItsOwnPlace() throws IOException {
        Files.writeString(folder.resolve("pawl.json"), "{\"functions\": [\"target/classes\", \"more.jar\"]}");
        assertThat(configured()).containsExactly(folder.resolve("target/classes"), folder.resolve("more.jar"));
    }

    @Test
    void withoutAProjectFileThereIsNone() {
        assertThat(configured()).isEmpty();
    }

    @Test
    void aBrokenProjectFileIsNamed() throws IOException {
        Files.writeString(folder.resolve("pawl.json"), "{");
        assertThatThrownBy(this::configured).isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("pawl.json");
    }

    @Test
    void aMistypedSectionIsNamed() throws IOException {
        Files.writeString(folder.resolve("pawl.json"), "{\"function\": []}");
        assertThatThrownBy(this::configured).isInstanceOf(ConfigurationException.class)
                .hasMessageEndingWith("but found function");
    }

    @Test
    void whatIsInTheFoldersCanBeLoaded() throws IOException {
        Files.writeString(folder.resolve("found.txt"), "yes");
        assertThat(FunctionClasses.loader(List.of(folder), OWN).getResource("found.txt")).isNotNull();
    }

    @Test
    void aFolderThatIsNotThereIsAMistakeOfTheCaller() {
        assertThatThrownBy(() -> FunctionClasses.loader(List.of(folder.resolve("none")), OWN))
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
