package dev.pawl.browser.look;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.pawl.browser.harness.Console;
import dev.pawl.browser.harness.Find;
import dev.pawl.browser.harness.Quiet;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who may only look is offered nothing that the server would refuse. */
class ViewerTest {
    @RegisterExtension
    private static final Console CONSOLE = Console.configured(World.CONFIGURATION);

    private static final int FORBIDDEN = 403;
    private static final Set<Place> OF_ADMINISTRATORS = EnumSet.of(Place.STORE, Place.ACCESS, Place.TOKENS,
            Place.SESSIONS, Place.AUDIT);
    private static final Set<Place> OF_ALL = EnumSet.of(Place.RETENTION, Place.CLUSTER);
    private static final Set<Place> OF_OTHERS = EnumSet.of(Place.MAP_RUN, Place.BULK_ACTION, Place.APPROVAL,
            Place.SCHEDULE,
            Place.EXECUTION_QUEUED, Place.EXECUTION_ARCHIVED);

    /** Presses all that can be pressed on a page, and in each dialog that opens what goes on with it. */
    private static final String PRESS = """
            async () => {
              const rest = () => new Promise(resolve => setTimeout(resolve, 60));
              const pressed = [];
              for (const button of document.querySelectorAll('main button')) {
                if (!button.isConnected || button.disabled || !button.checkVisibility()) continue;
                pressed.push(button.textContent.trim());
                button.click();
                await rest();
                const dialog = document.querySelector('dialog[open]');
                if (!dialog) continue;
                [...dialog.querySelectorAll('footer button')].filter(one => !one.disabled).at(-1)?.click();
                await rest();
                dialog.querySelector('[aria-label=Close]')?.click();
              }
              return pressed;
            }""";
    private static @Nullable World world;
    private static @Nullable JsonNode viewer;
    private static @Nullable JsonNode narrow;

    @BeforeAll
    static void open() {
        world = World.on(CONSOLE);
        CONSOLE.api().rest("PUT", "/limits/set-here", "machines", List.of("orders"), "concurrency", 3);
        viewer = key("victor", "viewer");
        narrow = key("olga", "viewer:order-*");
    }

    private static void signIn(@Nullable JsonNode key) {
        CONSOLE.signIn(Objects.requireNonNull(key).path("id").asText(), key.path("secret").asText());
    }

    private static JsonNode key(String name, String grant) {
        return CONSOLE.api().rest("POST", "/access/keys", "name", name, "grants", List.of(grant));
    }

    private static List<String> refusals(Page page) {
        List<String> refused = new ArrayList<>();
        page.onResponse(answer -> {
            if (answer.status() == FORBIDDEN) {
                refused.add(answer.request().method() + " " + answer.url() + " on " + page.url());
            }
        });
        return refused;
    }

    private static Page go(Page page, Place place) {
        page.navigate(place.address(Objects.requireNonNull(world)));
        Quiet.await(page);
        return page;
    }

    @Test
    void whatever_a_viewer_presses_is_not_refused() {
        signIn(viewer);
        Page page = CONSOLE.page();
        List<String> refused = refusals(page);
        List<Object> pressed = new ArrayList<>();
        for (Place place : EnumSet.complementOf(EnumSet.copyOf(OF_ADMINISTRATORS))) {
            go(page, place);
            pressed.addAll((List<?>) page.evaluate(PRESS));
            Quiet.await(page);
        }
        assertThat(refused).as("what the server refused to a viewer").isEmpty();
        assertThat(pressed).contains("Download", "Count");
    }

    @Test
    void a_viewer_sees_limits_and_no_button_that_sets_or_removes_one() {
        signIn(viewer);
        Locator limits = Find.region(go(CONSOLE.page(), Place.CONTROL), "Limits");
        assertThat(limits).containsText("one-posting");
        assertThat(limits).containsText("set-here");
        assertThat(limits.getByRole(AriaRole.BUTTON)).hasCount(0);
    }

    @Test
    void pages_of_administrators_say_that_they_are_not_for_viewers() {
        signIn(viewer);
        Page page = CONSOLE.page();
        List<String> refused = refusals(page);
        for (Place place : OF_ADMINISTRATORS) {
            assertThat(Find.title(go(page, place))).hasText("This page is not for you");
        }
        assertThat(refused).isEmpty();
        assertThat(page.locator("nav[aria-label=Places] a").allInnerTexts()).noneMatch(
                text -> text.contains("Access") || text.contains("Audit") || text.contains("Store"));
    }

    @Test
    void who_may_see_some_machines_is_asked_for_no_more() {
        signIn(narrow);
        Page page = CONSOLE.page();
        List<String> refused = refusals(page);
        Set<Place> others = EnumSet.copyOf(OF_ADMINISTRATORS);
        others.addAll(OF_ALL);
        SoftAssertions all = new SoftAssertions();
        others.forEach(place -> all.assertThat(Find.title(go(page, place)).innerText()).as(place.name())
                .isEqualTo("This page is not for you"));
        others.addAll(OF_OTHERS);
        EnumSet.complementOf(EnumSet.copyOf(others)).forEach(place -> go(page, place));
        all.assertThat(refused).as("what the server refused").isEmpty();
        all.assertAll();
    }
}
