package dev.pawl.examples.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.asl.parse.DefinitionParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OrderConfirmationDefinitionTest {
    @Test
    void theFileIsWhatJavaSays() throws IOException {
        String definition = Files.readString(Path.of("workflow.asl.json"));
        assertThat(OrderConfirmation.MACHINE.build()).isEqualTo(DefinitionParser.parseTrusted(definition));
    }
}
