package dev.pawl.browser.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import dev.pawl.browser.business.Business;
import dev.pawl.browser.harness.Address;
import dev.pawl.browser.harness.Console;
import dev.pawl.browser.harness.Find;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Executions that are over: what happened when, and why. */
class TimeTravelTest {
    @RegisterExtension
    private static final Console CONSOLE = Console.configured(Business.CONFIGURATION);

    private static @Nullable Business made;

    @BeforeAll
    static void business() {
        made = Business.on(CONSOLE);
    }

    private static Business made() {
        return Objects.requireNonNull(made);
    }

    private static Locator state(Page page, String name) {
        return page.locator("[data-state='" + name + "']");
    }

    private static Locator panel(Page page) {
        return page.getByRole(AriaRole.COMPLEMENTARY);
    }

    @Test
    void a_failure_and_its_cause_are_three_clicks_away() {
        Page page = CONSOLE.open("/");
        Find.one(page.locator("section", new Page.LocatorOptions().setHasText("Failed lately")), AriaRole.LINK,
                "order-4712").click();
        Locator failure = Find.region(page, "Why it did not succeed");
        assertThat(failure).containsText("OrderNotPaid");
        assertThat(failure).containsText("The card of Novak was declined");
        state(page, "Charge card").click();
        assertThat(panel(page)).containsText("CardDeclined");
        assertThat(panel(page)).containsText("Limit exceeded");
    }

    @Test
    void the_slider_takes_graph_table_and_panel_back() {
        Page page = CONSOLE.open(Address.execution(made().done()) + "?tab=events");
        state(page, "Ship parcel").click();
        assertThat(panel(page)).containsText("NL4711");
        Locator slider = page.getByRole(AriaRole.SLIDER, new Page.GetByRoleOptions().setName("Event"));
        slider.focus();
        page.keyboard().press("Home");
        assertThat(state(page, "Ship parcel")).not().hasClass(Pattern.compile("is-succeeded"));
        assertThat(panel(page)).containsText("had not begun");
        assertThat(page.getByLabel("Event 1, ExecutionStarted")).hasAttribute("aria-current", "true");
        page.keyboard().press("ArrowRight");
        assertThat(state(page, "Check stock")).hasClass(Pattern.compile("is-running"));
        assertThat(slider).hasAttribute("aria-valuetext", Pattern.compile("Event 2 of \\d+: TaskStateEntered"));
        assertThat(page).hasURL(Pattern.compile("[?&]at=2(&|$)"));
        drag(page, slider);
        assertThat(page).hasURL(Pattern.compile("[?&]at=\\d\\d"));
        assertThat(state(page, "Check stock")).hasClass(Pattern.compile("is-succeeded"));
        Find.button(page, "To the newest").click();
        assertThat(state(page, "Ship parcel")).hasClass(Pattern.compile("is-succeeded"));
        assertThat(panel(page)).containsText("NL4711");
    }

    private static void drag(Page page, Locator slider) {
        BoundingBox box = slider.boundingBox();
        page.mouse().move(box.x + 8, box.y + box.height / 2);
        page.mouse().down();
        for (int step = 1; step <= 10; step++) {
            page.mouse().move(box.x + box.width * step / 20, box.y + box.height / 2);
        }
        page.mouse().up();
    }

    @Test
    void events_are_found_by_kind_and_text() {
        Page page = CONSOLE.open(Address.execution(made().declined()) + "?tab=events");
        Locator history = Find.region(page, "History");
        history.getByLabel("Kind of events").selectOption("failures");
        assertThat(history.getByRole(AriaRole.STATUS)).containsText(" of ");
        history.getByLabel("Text in events").fill("limit exceeded");
        assertThat(history.getByRole(AriaRole.LISTITEM).first()).containsText("Limit exceeded");
        history.getByLabel("Text in events").fill("there is no such text");
        assertThat(history).containsText("No event fits");
        Find.button(page, "Show all events").click();
        assertThat(history.getByRole(AriaRole.STATUS)).hasText(Pattern.compile("^\\d+ events$"));
    }

    @Test
    void an_iteration_is_picked_and_a_nested_execution_followed() {
        Page page = CONSOLE.open(Address.execution(made().done()));
        state(page, "Pick item").click();
        assertThat(panel(page)).containsText("shelf");
        page.navigate(Address.execution(made().settlement()) + "?state=Claims%20of%20the%20day");
        panel(page).getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(Pattern.compile("claims-batch")))
                .first().click();
        assertThat(page).hasURL(Pattern.compile("execution:claims-batch:"));
    }

    @Test
    void two_executions_are_compared() {
        Page page = CONSOLE.open(Address.execution(made().done()));
        Find.link(page, "Compare").click();
        assertThat(page).hasURL(Pattern.compile("/compare"));
        page.navigate(Address.execution(made().done()) + "/compare?with=" + Address.encoded(made().lost()));
        assertThat(page.locator("main")).containsText("order-4711");
        assertThat(page.locator("main")).containsText("order-4713");
        assertThat(page.locator("main")).containsText("AddressMissing");
    }

    @Test
    void a_map_run_counts_its_items_and_leads_to_those_that_failed() {
        Page page = CONSOLE.open(Address.mapRun(made().mapRun()));
        assertThat(page.locator("main")).containsText("55");
        Find.one(Find.one(page, AriaRole.GROUP, "Status"), AriaRole.BUTTON, "Failed").click();
        page.locator("main table a").first().click();
        assertThat(Find.region(page, "Why it did not succeed")).containsText("ClaimUnreadable");
    }

    @Test
    void a_downloaded_execution_opens_without_a_server(@TempDir Path folder) {
        Page page = CONSOLE.open(Address.execution(made().declined()));
        Path file = folder.resolve("execution.html");
        page.waitForDownload(() -> page.getByText(Pattern.compile("Download")).first().click()).saveAs(file);
        List<String> requests = new ArrayList<>();
        Page offline = page.context().newPage();
        offline.onRequest(request -> requests.add(request.url()));
        offline.navigate(file.toUri().toString());
        assertThat(offline.locator("svg [data-state='Charge card']").first()).isVisible();
        assertThat(offline.locator("body")).containsText("The card of Novak was declined");
        Assertions.assertThat(requests).containsExactly(file.toUri().toString());
    }
}
