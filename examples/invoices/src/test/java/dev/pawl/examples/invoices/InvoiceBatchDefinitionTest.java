package dev.pawl.examples.invoices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.asl.parse.DefinitionParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class InvoiceBatchDefinitionTest {
    @Test
    void theFileIsWhatJavaSays() throws IOException {
        String definition = Files.readString(Path.of("workflow.asl.json"));
        assertThat(InvoiceBatch.MACHINE.build()).isEqualTo(DefinitionParser.parseTrusted(definition));
    }
}
