package dev.pawl.browser.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.pawl.browser.business.Claims;
import dev.pawl.browser.harness.Address;
import dev.pawl.browser.harness.Console;
import dev.pawl.browser.harness.Find;
import dev.pawl.browser.harness.Workflows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What runs is paused, resumed and drained. */
class PausingTest {
    @RegisterExtension
    private static final Console CONSOLE = Console.open();

    private final Claims claims = Claims.on(workflows());

    private static Workflows workflows() {
        return CONSOLE.workflows();
    }

    private static Locator status(Page page) {
        return Find.title(page).locator(".badge");
    }

    private static void pause(Page page, String reason) {
        Find.button(page, "Pause").click();
        Find.dialog(page).getByLabel("Reason (optional)").fill(reason);
        Find.one(Find.dialog(page), AriaRole.BUTTON, "Pause").click();
        assertThat(Find.dialog(page)).hasCount(0);
    }

    @Test
    void an_execution_that_is_paused_enters_no_state_until_it_is_resumed() {
        String arn = workflows().start(claims.review(), "claim-1", "{}");
        workflows().awaitEvents(arn, 3);
        Page page = CONSOLE.open(Address.execution(arn));
        assertThat(status(page)).hasText("Running");
        pause(page, "The adjuster has to be asked");
        Locator notice = page.locator(".notice");
        assertThat(notice).containsText("This execution is paused");
        assertThat(notice).containsText("The adjuster has to be asked");
        assertThat(Find.one(page.locator("main header"), AriaRole.BUTTON, "Pause")).hasCount(0);
        workflows().succeed(claims.adjusters(), "{\"pay\": 12}");
        Find.tab(page, "Events").click();
        assertThat(page.getByText("ActivitySucceeded").first()).isVisible();
        assertThat(status(page)).hasText("Running");
        Find.one(notice, AriaRole.BUTTON, "Resume").click();
        assertThat(status(page)).hasText("Succeeded");
        assertThat(notice).hasCount(0);
    }

    @Test
    void a_machine_is_paused_on_its_page_and_resumed_among_all_that_is_paused() {
        Page page = CONSOLE.open(Address.machine(claims.review()));
        pause(page, "A new price list");
        assertThat(page.locator(".notice")).containsText("The state machine is paused");
        String waits = workflows().start(claims.review(), "claim-2", "{}");
        page.navigate("/");
        Locator news = Find.region(page, "What to know now");
        assertThat(news).containsText("Paused: " + claims.name());
        page.navigate("/control");
        Locator paused = Find.region(page, "Paused");
        assertThat(paused).containsText(claims.name());
        assertThat(paused).containsText("A new price list");
        Find.one(paused, AriaRole.BUTTON, "Resume").click();
        assertThat(paused).containsText("Nothing is paused");
        workflows().succeed(claims.adjusters(), "{}");
        workflows().ended(waits);
    }

    @Test
    void everything_is_paused_and_resumed() {
        Page page = CONSOLE.open("/control");
        pause(page, "The disk is being moved");
        Locator paused = Find.region(page, "Paused");
        assertThat(paused).containsText("Everything");
        assertThat(Find.one(page.locator("main .page-head"), AriaRole.BUTTON, "Pause")).hasCount(0);
        page.navigate("/");
        assertThat(Find.region(page, "What to know now")).containsText("The disk is being moved");
        page.navigate("/control");
        Find.one(paused, AriaRole.BUTTON, "Resume").click();
        assertThat(paused).containsText("Nothing is paused");
    }

    @Test
    void a_server_is_drained_and_takes_starts_again() {
        CONSOLE.expect("400 \\(Bad Request\\)|429");
        Page page = CONSOLE.open("/control");
        Locator starts = Find.region(page, "Starts");
        Find.one(starts, AriaRole.BUTTON, "Drain").click();
        assertThat(starts).containsText("No executions are started");
        page.navigate(Address.machine(claims.review()));
        Find.button(page, "Start execution").click();
        Find.one(Find.dialog(page), AriaRole.BUTTON, "Start execution").click();
        assertThat(Find.dialog(page).getByRole(AriaRole.ALERT)).isVisible();
        page.navigate("/cluster");
        assertThat(Find.region(page, "Nodes")).containsText("Takes no starts");
        page.navigate("/control");
        Find.one(starts, AriaRole.BUTTON, "Take starts again").click();
        assertThat(starts).containsText("Executions are started as they come");
    }
}
