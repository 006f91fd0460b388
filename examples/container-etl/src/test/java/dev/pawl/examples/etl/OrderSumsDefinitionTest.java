package dev.pawl.examples.etl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.asl.parse.DefinitionParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OrderSumsDefinitionTest {
    @Test
    void theFileIsWhatJavaSays() throws IOException {
        String definition = Files.readString(Path.of("workflow.asl.json"));
        assertThat(OrderSums.MACHINE.build()).isEqualTo(DefinitionParser.parseTrusted(definition));
    }
}
