package dev.pawl.dsl.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FoundMachinesTest {
    private static final List<Path> CLASS_PATH = Arrays
            .stream(System.getProperty("java.class.path").split(File.pathSeparator, -1)).map(Path::of).toList();

    @Test
    void sourceNeedsNoFile() {
        String source = """
                import static dev.pawl.dsl.jsonata.Jsonata.*;

                import dev.pawl.dsl.Machine;
                import dev.pawl.dsl.jsonata.Jsonata;

                /** Of a public class Nobody. */
                public final class Größe {
                    public static final Machine<Jsonata> MACHINE = machine(pass("A"));
                }
                """;

        assertThat(FoundMachines.inSource(source, CLASS_PATH)).singleElement()
                .satisfies(found -> assertThat(found.simpleClassName()).isEqualTo("Größe"));
    }

    @Test
    void sourceWithoutAClassIsRefused() {
        assertThatThrownBy(() -> FoundMachines.inSource("{}", CLASS_PATH)).isInstanceOf(LoadException.class)
                .hasMessage("Expected Java source with a public class, but there is none");
    }
}
