package dev.pawl.browser.look;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.pawl.browser.business.Business;
import dev.pawl.browser.harness.Console;
import dev.pawl.browser.harness.Quiet;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pictures of every page for the documentation; made when asked for, so that a usual run changes no file. */
@EnabledIfSystemProperty(named = "pawl.screenshots", matches = "true")
class PicturesTest {
    @RegisterExtension
    private static final Console CONSOLE = Console.configured(Business.CONFIGURATION);

    private static final Path FOLDER = Path.of("..", "..", "docs", "console");
    private static @Nullable Business business;

    @BeforeAll
    static void open() {
        business = Business.on(CONSOLE);
    }

    @ParameterizedTest
    @EnumSource
    void picture(Place place) {
        Page page = CONSOLE.open(place.address(Objects.requireNonNull(business)));
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
        page.screenshot(new Page.ScreenshotOptions().setPath(FOLDER.resolve(place.title() + "-" + how + ".png")));
    }
}
