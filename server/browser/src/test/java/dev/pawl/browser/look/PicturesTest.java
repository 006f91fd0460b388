package dev.pawl.browser.look;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.pawl.browser.harness.Console;
import dev.pawl.browser.harness.Quiet;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Pictures of every page for the documentation. They are made when asked for
 * ({@code -Dpawl.screenshots=true}), so that a
 * usual run changes no file; it looks whether they are there.
 */
class PicturesTest {
    @RegisterExtension
    private static final Console CONSOLE = Console.configured(World.CONFIGURATION);

    private static final Path FOLDER = Path.of("..", "..", "docs", "console");
    private static final List<String> LOOKS = List.of("light", "dark", "phone");
    private static @Nullable World world;

    @ParameterizedTest
    @EnumSource
    void picture(Place place) {
        if (Boolean.getBoolean("pawl.screenshots")) {
            take(place);
        }
        assertThat(LOOKS).allSatisfy(look -> assertThat(file(place, look)).isNotEmptyFile());
    }

    private static void take(Place place) {
        World seeded = world;
        if (seeded == null) {
            seeded = World.on(CONSOLE);
            world = seeded;
        }
        Page page = CONSOLE.open(place.address(seeded));
        Quiet.await(page);
        take(page, place, "light");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        take(page, place, "dark");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        page.setViewportSize(360, 800);
        Quiet.await(page);
        take(page, place, "phone");
    }

    private static void take(Page page, Place place, String how) {
        page.screenshot(new Page.ScreenshotOptions().setPath(file(place, how)));
    }

    private static Path file(Place place, String look) {
        return FOLDER.resolve(place.title() + "-" + look + ".png");
    }
}
