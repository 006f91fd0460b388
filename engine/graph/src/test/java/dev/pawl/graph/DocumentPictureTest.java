package dev.pawl.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.graph.svg.Status;
import dev.pawl.graph.svg.SvgOptions;
import dev.pawl.graph.svg.SvgOptions.Progress;
import dev.pawl.graph.svg.SvgOptions.Way;
import dev.pawl.graph.svg.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The pictures in the documentation are those that are drawn now. */
class DocumentPictureTest {
    private static final Path PICTURES = Path.of("../../docs/guides/graphs");

    private static void isInTheDocuments(String name, Optional<Progress> progress) throws IOException {
        String svg = StateGraph.of(Definitions.machine(Definitions.ORDER))
                .svg(new SvgOptions("An order", Optional.of(Theme.AUTO), progress));
        Path drawn = Files.createDirectories(Path.of("target/pictures")).resolve(name);
        Files.writeString(drawn, svg);
        assertThat(PICTURES.resolve(name)).as("copy %s there if it is as it should be", drawn).hasContent(svg);
    }

    @Test
    void aDefinition() throws IOException {
        isInTheDocuments("order.svg", Optional.empty());
    }

    @Test
    void anExecution() throws IOException {
        isInTheDocuments("order-run.svg", Optional.of(new Progress(
                Map.of("Check order", Status.SUCCEEDED, "How large?", Status.SUCCEEDED, "Reserve and charge",
                        Status.CAUGHT, "Reserve stock", Status.SUCCEEDED, "There?", Status.SUCCEEDED, "Out of stock",
                        Status.FAILED, "Charge", Status.ABORTED, "Tell support", Status.RUNNING),
                Set.of(new Way("", "Check order"), new Way("Check order", "How large?"),
                        new Way("How large?", "Reserve and charge"), new Way("", "Reserve stock"),
                        new Way("", "Charge"), new Way("Reserve stock", "There?"), new Way("There?", "Out of stock"),
                        new Way("Reserve and charge", "Tell support")))));
    }
}
