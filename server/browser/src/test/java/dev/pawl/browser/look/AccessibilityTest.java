package dev.pawl.browser.look;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.pawl.browser.harness.Console;
import dev.pawl.browser.harness.Overflow;
import dev.pawl.browser.harness.Quiet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every page in three sizes, light and dark, and what automatic rules do not see. */
class AccessibilityTest {
    @RegisterExtension
    private static final Console CONSOLE = Console.configured(World.CONFIGURATION);

    private static final Map<String, int[]> SIZES = Map.of("desk", new int[]{1440, 900}, "tablet", new int[]{768, 1024},
            "phone",
            new int[]{360, 800}, "zoomed", new int[]{720, 450});
    private static final int TALL = 5_000;
    private static @Nullable World world;

    @BeforeAll
    static void open() {
        world = World.on(CONSOLE);
    }

    private static Page open(Place place) {
        Page page = CONSOLE.open(place.address(Objects.requireNonNull(world)));
        Quiet.await(page);
        return page;
    }

    @ParameterizedTest
    @EnumSource
    void axe_finds_nothing_and_nothing_sticks_out(Place place) {
        Page page = open(place);
        SoftAssertions all = new SoftAssertions();
        SIZES.forEach((name, size) -> {
            page.setViewportSize(size[0], size[1]);
            Quiet.await(page);
            all.assertThat(Overflow.of(page)).as("what sticks out on a %s of %s", name, place).isEmpty();
            for (ColorScheme scheme : name.equals("zoomed")
                    ? List.<ColorScheme>of()
                    : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                // so high that the bar at its foot covers nothing that one would scroll to
                page.setViewportSize(size[0], TALL);
                all.assertThat(Axe.violations(page)).as("axe at %s, %s, %s", place, name, scheme).isEmpty();
            }
        });
        all.assertAll();
    }

    @ParameterizedTest
    @EnumSource
    void the_keyboard_reaches_everything_and_shows_where_it_is(Place place) {
        Page page = open(place);
        Focus.Walk walk = Focus.walk(page);
        List<String> problems = new ArrayList<>(walk.missed());
        problems.addAll(walk.invisible());
        assertThat(problems).as("focus at %s", place).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void who_wants_less_motion_gets_none(Place place) {
        CONSOLE.visit(options -> options
                .setReducedMotion(com.microsoft.playwright.options.ReducedMotion.REDUCE));
        Page page = open(place);
        assertThat(page.evaluate("() => document.getAnimations().filter(a => a.playState === 'running').length"))
                .isEqualTo(0);
    }
}
