package dev.pawl.browser.look;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.pawl.browser.harness.Console;
import dev.pawl.browser.harness.Quiet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The address says all about a page: it is the same after a reload, in another tab, and when one comes back.
 */
class AddressTest {
    @RegisterExtension
    private static final Console CONSOLE = Console.configured(World.CONFIGURATION);

    /** What a page shows, without the times, which go on. */
    private static final String SHOWN = """
            () => JSON.stringify({
              title: document.title,
              headings: [...document.querySelectorAll('h1, h2, h3')].map(node => node.textContent),
              tabs: [...document.querySelectorAll('[role=tab][aria-selected=true]')].map(node => node.textContent),
              rows: document.querySelectorAll('main tr, main [role=listitem]').length,
              states: [...document.querySelectorAll('main [data-state]')].map(node => node.getAttribute('class')),
              values: [...document.querySelectorAll('main input, main select')].map(node => node.value)
            })""";
    private static @Nullable World world;

    @BeforeAll
    static void open() {
        world = World.on(CONSOLE);
    }

    private static String address(Place place) {
        return place.address(Objects.requireNonNull(world));
    }

    private static String shown(Page page) {
        Quiet.await(page);
        return String.valueOf(page.evaluate(SHOWN));
    }

    @ParameterizedTest
    @EnumSource
    void a_page_is_the_same_when_it_is_loaded_again_and_elsewhere(Place place) {
        Page page = CONSOLE.open(address(place));
        String before = shown(page);
        String url = page.url();
        page.reload();
        assertThat(shown(page)).isEqualTo(before);
        assertThat(page.url()).isEqualTo(url);
        assertThat(shown(CONSOLE.tab(url))).isEqualTo(before);
    }

    @Test
    void one_gets_back_and_forth() {
        Page page = CONSOLE.open("/");
        List<String> shown = new ArrayList<>(List.of(shown(page)));
        for (String link : List.of("Machines", "Executions", "Schedules")) {
            page.locator("nav[aria-label=Places]").getByText(link).click();
            page.waitForURL("**/" + link.toLowerCase(Locale.ROOT));
            shown.add(shown(page));
        }
        for (int at = shown.size() - 2; at >= 0; at--) {
            page.goBack();
            assertThat(shown(page)).isEqualTo(shown.get(at));
        }
        for (int at = 1; at < shown.size(); at++) {
            page.goForward();
            assertThat(shown(page)).isEqualTo(shown.get(at));
        }
    }
}
