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
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Executions that run while somebody looks. */
class WatchingTest {
    @RegisterExtension
    private static final Console CONSOLE = Console.open();

    private static final String LOOKS = "[data-state='Adjuster looks']";
    private final Claims claims = Claims.on(workflows());

    private static Workflows workflows() {
        return CONSOLE.workflows();
    }

    private static Locator status(Page page) {
        return Find.title(page).locator(".badge");
    }

    private Page running(String name) {
        String arn = workflows().start(claims.review(), name, "{\"claim\": 7}");
        workflows().awaitEvents(arn, 3);
        Page page = CONSOLE.open(Address.execution(arn));
        assertThat(status(page)).hasText("Running");
        return page;
    }

    @Test
    void an_execution_is_started_and_watched_until_it_ends() {
        Page page = CONSOLE.open(Address.machine(claims.review()));
        Find.button(page, "Start execution").click();
        Find.dialog(page).getByLabel("Name").fill("claim-0815");
        Find.one(Find.dialog(page), AriaRole.BUTTON, "Start execution").click();
        assertThat(Find.title(page)).containsText("claim-0815");
        assertThat(status(page)).hasText("Running");
        assertThat(page.getByText("Live", new Page.GetByTextOptions().setExact(true))).isVisible();
        assertThat(page.locator(LOOKS)).hasClass(Pattern.compile("is-running"));
        workflows().succeed(claims.adjusters(), "{\"pay\": 1250}");
        assertThat(status(page)).hasText("Succeeded");
        assertThat(page.locator(LOOKS)).hasClass(Pattern.compile("is-succeeded"));
        assertThat(page.locator("[data-state=Settle]")).hasClass(Pattern.compile("is-succeeded"));
        assertThat(page.locator("main")).containsText("1250");
    }

    @Test
    void an_attempt_that_failed_is_seen_and_so_is_the_next() {
        Page page = running("claim-ill");
        page.locator(LOOKS).click();
        workflows().fail(claims.adjusters(), "AdjusterIsIll", "Influenza");
        workflows().succeed(claims.adjusters(), "{}");
        assertThat(status(page)).hasText("Succeeded");
        Find.tab(page, "Attempts (2)").click();
        assertThat(page.getByRole(AriaRole.COMPLEMENTARY)).containsText("Influenza");
    }

    @Test
    void one_is_stopped_and_says_why() {
        Page page = running("claim-withdrawn");
        Find.button(page, "Stop").click();
        Find.dialog(page).getByLabel("Error (optional)").fill("Withdrawn");
        Find.dialog(page).getByLabel("Cause (optional)").fill("The customer found the watch");
        Find.one(Find.dialog(page), AriaRole.BUTTON, "Stop").click();
        assertThat(status(page)).hasText("Aborted");
        assertThat(Find.region(page, "Why it did not succeed")).containsText("The customer found the watch");
        assertThat(page.locator(LOOKS)).hasClass(Pattern.compile("is-aborted"));
    }

    @Test
    void one_that_failed_is_redriven_and_goes_on() {
        Page page = running("claim-lost");
        workflows().fail(claims.adjusters(), "PaperLost", "It was on the desk");
        assertThat(status(page)).hasText("Failed");
        Find.button(page, "Redrive").click();
        Find.one(Find.dialog(page), AriaRole.BUTTON, "Redrive").click();
        assertThat(status(page)).hasText("Running");
        assertThat(page.getByText("1 time")).isVisible();
        workflows().succeed(claims.adjusters(), "{\"found\": true}");
        assertThat(status(page)).hasText("Succeeded");
        assertThat(page.locator("[data-state=Settle]")).hasClass(Pattern.compile("is-succeeded"));
    }

    @Test
    void one_is_started_again_with_another_input() {
        Page page = running("claim-typo");
        workflows().fail(claims.adjusters(), "NoSuchClaim", "There is no claim 7");
        assertThat(status(page)).hasText("Failed");
        Find.button(page, "Start again").click();
        Find.dialog(page).getByLabel("Name").fill("claim-right");
        Locator input = Find.dialog(page).locator(".cm-content");
        assertThat(input).containsText("\"claim\": 7");
        input.click();
        page.keyboard().press("Control+a");
        page.keyboard().insertText("{\"claim\": 71}");
        Find.one(Find.dialog(page), AriaRole.BUTTON, "Start execution").click();
        assertThat(Find.title(page)).containsText("claim-right");
        assertThat(status(page)).hasText("Running");
        assertThat(page.locator("main")).containsText("71");
        workflows().succeed(claims.adjusters(), "{}");
        assertThat(status(page)).hasText("Succeeded");
    }
}
