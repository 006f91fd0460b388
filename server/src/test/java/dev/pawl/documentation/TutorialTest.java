package dev.pawl.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever follows the tutorial gets what it shows. */
class TutorialTest {
    private static final Path TUTORIAL = Page.ROOT.resolve("docs/tutorial/first-workflow.md");
    @TempDir
    private Path folder;

    @Test
    void the_tutorial_shows_what_one_gets() throws IOException, InterruptedException {
        assertThat(Walk.shown(TUTORIAL)).isGreaterThanOrEqualTo(5);
        assertThat(Walk.through(TUTORIAL, folder)).isEmpty();
    }
}
