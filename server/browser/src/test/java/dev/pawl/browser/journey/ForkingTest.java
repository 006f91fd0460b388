package dev.pawl.browser.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.pawl.browser.business.Business;
import dev.pawl.browser.harness.Address;
import dev.pawl.browser.harness.Console;
import dev.pawl.browser.harness.Find;
import dev.pawl.browser.harness.Workflows;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Executions are forked, moved to another definition, and acted on by the dozen. */
class ForkingTest {
    @RegisterExtension
    private static final Console CONSOLE = Console.open();

    private static int made;
    private String adjusters = "";
    private String name = "";
    private String review = "";

    @BeforeEach
    void machine() {
        String activity = "adjusters-" + made++;
        adjusters = workflows().activity(activity);
        name = "claim-review-" + made;
        review = workflows().machine(name, definition());
    }

    private static Workflows workflows() {
        return CONSOLE.workflows();
    }

    private String definition() {
        return Business.definition("claim-review").replace("activity:adjusters",
                "activity:adjusters-" + (made - 1));
    }

    private static Locator status(Page page) {
        return Find.title(page).locator(".badge");
    }

    private String running(String execution) {
        String arn = workflows().start(review, execution, "{\"claim\": 7}");
        workflows().awaitEvents(arn, 3);
        return arn;
    }

    @Test
    void one_that_failed_is_forked_where_it_failed_with_another_input() {
        String arn = running("claim-7");
        workflows().fail(adjusters, "NoSuchClaim", "There is no claim 7");
        workflows().ended(arn);
        Page page = CONSOLE.open(Address.execution(arn) + "?state=Adjuster%20looks");
        Find.button(page, "Fork from here").click();
        Locator dialog = Find.dialog(page);
        Locator input = dialog.locator(".cm-content").first();
        assertThat(input).containsText("\"claim\": 7");
        input.click();
        page.keyboard().press("Control+a");
        page.keyboard().insertText("{\"claim\": 71}");
        assertThat(dialog.getByText("Input: what differs")).isVisible();
        dialog.getByLabel("Name", new Locator.GetByLabelOptions().setExact(true)).fill("claim-71");
        Find.one(dialog, AriaRole.BUTTON, "Check").click();
        assertThat(Find.one(dialog, AriaRole.BUTTON, "Fork")).isEnabled();
        assertThat(dialog.getByRole(AriaRole.ALERT)).hasCount(0);
        Find.one(dialog, AriaRole.BUTTON, "Fork").click();
        assertThat(Find.title(page)).containsText("claim-71");
        assertThat(page.locator("main")).containsText("Fork of");
        assertThat(Find.link(page, "claim-7")).isVisible();
        workflows().succeed(adjusters, "{}");
        assertThat(status(page)).hasText("Succeeded");
        Find.link(page, "claim-7").click();
        assertThat(Find.link(page, "claim-71")).isVisible();
    }

    @Test
    void one_that_runs_goes_on_by_a_newer_definition() {
        String arn = running("claim-8");
        CONSOLE.api().rest("PUT", Address.machine(review), "definition", definition().replace(
                "\"Settle\": {\"Type\": \"Succeed\"}",
                "\"Settle\": {\"Type\": \"Pass\", \"Next\": \"Tell the customer\"}, \"Tell the customer\": {\"Type\": \"Succeed\"}"));
        Page page = CONSOLE.open(Address.execution(arn));
        Find.button(page, "Migrate").click();
        Locator dialog = Find.dialog(page);
        assertThat(dialog).containsText("Nothing forbids it");
        Find.one(dialog, AriaRole.BUTTON, "Migrate").click();
        assertThat(dialog).hasCount(0);
        workflows().succeed(adjusters, "{}");
        assertThat(status(page)).hasText("Succeeded");
        Assertions.assertThat(CONSOLE.api().rest("GET", Address.execution(arn) + "/history").path("events")
                .findValuesAsText("name")).contains("Tell the customer");
    }

    @Test
    void what_cannot_be_migrated_is_told_and_cannot_be_pressed() {
        String arn = running("claim-9");
        CONSOLE.api().rest("PUT", Address.machine(review), "definition",
                "{\"StartAt\": \"Nobody looks\", \"States\": {\"Nobody looks\": {\"Type\": \"Succeed\"}}}");
        Page page = CONSOLE.open(Address.execution(arn));
        Find.button(page, "Migrate").click();
        Locator dialog = Find.dialog(page);
        assertThat(dialog.getByRole(AriaRole.ALERT)).containsText("Adjuster looks");
        assertThat(Find.one(dialog, AriaRole.BUTTON, "Migrate")).isDisabled();
    }

    @Test
    void all_that_a_search_finds_are_stopped() {
        List<String> arns = List.of(running("claim-10"), running("claim-11"));
        Workflows.await("both in the search index", () -> CONSOLE.api()
                .rest("GET", "/executions?q=machine%3A" + name + "%20status%3ARUNNING").path("executions")
                .size() == 2);
        Page page = CONSOLE.open("/executions?q=machine%3A" + name + "%20status%3ARUNNING");
        Find.button(page, "Act on all found").click();
        Locator dialog = Find.dialog(page);
        assertThat(dialog).containsText("2 executions, such as");
        dialog.getByLabel("Cause (optional)").fill("The claims were sent twice");
        Find.one(dialog, AriaRole.BUTTON, "Stop 2").click();
        assertThat(Find.title(page)).hasText("Stop many");
        assertThat(Find.region(page, "Progress")).containsText("Completed");
        assertThat(Find.region(page, "Progress")).containsText(Pattern.compile("Done\\s*2"));
        arns.forEach(arn -> Assertions.assertThat(workflows().ended(arn).path("cause").asText())
                .isEqualTo("The claims were sent twice"));
        page.navigate("/bulk-actions");
        assertThat(page.locator("main tbody tr").first()).containsText("2 of 2");
    }
}
