package dev.pawl.browser.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.pawl.browser.business.Business;
import dev.pawl.browser.harness.Address;
import dev.pawl.browser.harness.Console;
import dev.pawl.browser.harness.Find;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Definitions: written, tried, published, rolled out. */
class MachinesTest {
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

    private static void write(Page page, String definition) {
        Locator editor = page.locator(".cm-content").first();
        editor.click();
        page.keyboard().press("Control+a");
        page.keyboard().press("Delete");
        page.keyboard().insertText(definition);
    }

    @Test
    void a_mistake_is_marked_as_one_types_and_mended_before_it_is_saved() {
        String arn = CONSOLE.workflows().machine("greeting", """
                {"StartAt": "Greet", "States": {"Greet": {"Type": "Pass", "End": true}}}""");
        Page page = CONSOLE.open(Address.machine(arn) + "/edit");
        assertThat(page.locator(".cm-content").first()).containsText("Greet");
        write(page,
                "{\"StartAt\": \"Greet\", \"States\": {\"Greet\": {\"Type\": \"Pass\", \"Next\": \"Nobody\"}, \"End\": {\"Type\": \"Succeed\"}}}");
        Locator problems = page.getByRole(AriaRole.REGION,
                new Page.GetByRoleOptions().setName(Pattern.compile("errors?")));
        assertThat(problems).containsText("Nobody");
        assertThat(page.locator(".cm-lintRange-error").first()).isVisible();
        write(page,
                "{\"StartAt\": \"Greet\", \"States\": {\"Greet\": {\"Type\": \"Pass\", \"Next\": \"Wave\"}, \"Wave\": {\"Type\": \"Succeed\"}}}");
        assertThat(Find.region(page, "No problems")).isVisible();
        assertThat(page.locator("[data-state=Wave]")).isVisible();
        Find.button(page, "Save").click();
        assertThat(page.locator("main")).containsText("Saved");
        Assertions.assertThat(CONSOLE.api().rest("GET", Address.machine(arn)).path("definition").asText())
                .contains("Wave");
    }

    @Test
    void a_state_is_tried_without_an_execution() {
        Page page = CONSOLE.open(Address.machine(made().orders()) + "/edit?pane=test");
        page.locator(".test-pane select").first().selectOption("In stock?");
        Locator input = page.locator(".cm-content[aria-label=Input]");
        input.click();
        page.keyboard().press("Control+a");
        page.keyboard().insertText(
                "{\"stock\": {\"available\": 1}, \"lines\": [{\"quantity\": 5}], \"order\": {\"backOrder\": true}}");
        Find.button(page, "Test In stock?").click();
        Locator result = Find.region(page, "Result of the test of In stock?");
        assertThat(result).containsText("Succeeded");
        assertThat(result).containsText("Wait for goods");
    }

    @Test
    void versions_are_compared() {
        Page page = CONSOLE.open(Address.machine(made().orders()) + "?tab=versions");
        Locator compare = Find.region(page, "Compare");
        compare.getByLabel("Before").selectOption("1");
        compare.getByLabel("After").selectOption("2");
        assertThat(compare).containsText("172800");
        assertThat(compare).containsText("86400");
        assertThat(page).hasURL(Pattern.compile("from=1"));
    }

    @Test
    void an_alias_gets_other_weights() {
        Page page = CONSOLE.open(Address.machine(made().orders()) + "?tab=aliases");
        Find.button(page, "Change alias prod").click();
        page.getByRole(AriaRole.SPINBUTTON).fill("60");
        page.getByRole(AriaRole.SPINBUTTON).press("Tab");
        Find.one(Find.dialog(page), AriaRole.BUTTON, "Save").click();
        assertThat(Find.dialog(page)).hasCount(0);
        assertThat(page.locator("main")).containsText("60");
        Assertions.assertThat(CONSOLE.api().rest("GET", Address.machine(made().orders()) + "/aliases/prod")
                .path("routingConfiguration").findValuesAsText("weight")).containsExactlyInAnyOrder("60", "40");
    }

    @Test
    void a_machine_is_made_and_deleted() {
        Page page = CONSOLE.open("/machines/new");
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("refunds");
        Find.button(page, "Create").click();
        assertThat(Find.title(page)).hasText("refunds");
        Find.button(page, "Delete").click();
        Find.dialog(page).getByRole(AriaRole.TEXTBOX).fill("refunds");
        Find.one(Find.dialog(page), AriaRole.BUTTON, "Delete state machine").click();
        assertThat(Find.title(page)).hasText("State machines");
    }

    @Test
    void executions_are_found_by_status_error_and_what_is_in_them() {
        Page page = CONSOLE.open("/executions");
        Map.of("status:aborted", "order-4799", "error:OrderNotPaid", "order-4712", "input.order.customer=Rossi",
                "order-4713",
                "output.tracking=NL4711", "order-4711", "name:invoice-1002", "invoice-1002").forEach((words, name) -> {
                    page.getByLabel("Search executions").fill(words);
                    assertThat(page.locator("table.runs tbody tr")).hasCount(1);
                    assertThat(page.locator("table.runs tbody")).containsText(name);
                });
        page.getByLabel("Search executions").fill("status:nonsense");
        CONSOLE.expect("400 \\(Bad Request\\)");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Expected");
        page.getByLabel("Search executions").fill("");
        Find.button(page, "Timed out").click();
        assertThat(page.locator("main")).containsText("No execution fits");
    }

    @Test
    void a_schedule_is_made_paused_fired_and_deleted() {
        Page page = CONSOLE.open("/schedules");
        Find.button(page, "New schedule").click();
        Locator dialog = Find.dialog(page);
        dialog.getByPlaceholder("nightly").fill("weekly");
        dialog.getByLabel(Pattern.compile("^Machine")).fill("nightly-settlement");
        dialog.getByLabel(Pattern.compile("^Expression")).fill("cron(0 6 ? * MON *)");
        Locator input = dialog.locator(".cm-content");
        input.click();
        page.keyboard().press("Control+a");
        page.keyboard().insertText("{\"claims\": []}");
        Find.button(page, "Make the schedule").click();
        assertThat(Find.title(page)).hasText("weekly");
        Find.button(page, "Pause").click();
        assertThat(Find.button(page, "Resume")).isVisible();
        Find.button(page, "Fire now").click();
        Find.button(page, "Start an execution").click();
        assertThat(page).hasURL(
                Pattern.compile("/executions/arn:aws:states:us-east-1:123456789012:execution:nightly-settlement:"));
        page.navigate("/schedules/weekly");
        Find.button(page, "Delete").click();
        Find.button(page, "Delete the schedule").click();
        assertThat(Find.title(page)).hasText("Schedules");
    }
}
