package dev.pawl.browser.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.pawl.browser.harness.Address;
import dev.pawl.browser.harness.Console;
import dev.pawl.browser.harness.Find;
import dev.pawl.browser.harness.Workflows;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is kept, archived and backed up, and who does the work. */
class KeepingTest {
    @RegisterExtension
    private static final Console CONSOLE = Console.configured(
            """
                    {
                      "retention": {"grace": "PT0.1S", "interval": "PT0.2S", "machines": {"short": {"maxAge": "PT0.1S", "archive": true}}},
                      "archive": {"folder": "archive"}, "backup": {"to": "backups"}, "cluster": {"name": "pawl-1"}
                    }""");

    private static final Pattern ARCHIVE = Pattern.compile("^Written to the archive");
    private static final String DONE = """
            {"StartAt": "Done", "States": {"Done": {"Type": "Succeed"}}}""";

    private static Workflows workflows() {
        return CONSOLE.workflows();
    }

    @Test
    void one_is_kept_whatever_policies_say_until_it_is_released() {
        String arn = workflows().run(workflows().machine("evidence", DONE), "case-7", "{}");
        Page page = CONSOLE.open(Address.execution(arn));
        Find.button(page, "Keep").click();
        Find.dialog(page).getByLabel("Reason (optional)").fill("The insurer asks");
        Find.one(Find.dialog(page), AriaRole.BUTTON, "Keep it").click();
        assertThat(Find.dialog(page)).hasCount(0);
        page.navigate("/retention");
        Locator held = Find.region(page, "Held");
        assertThat(held).containsText("evidence · case-7");
        assertThat(held).containsText("The insurer asks");
        Find.button(page, "Release case-7").click();
        Find.one(Find.dialog(page), AriaRole.BUTTON, "Release").click();
        assertThat(held).not().containsText("case-7");
        assertThat(Find.dialog(page)).hasCount(0);
    }

    @Test
    void a_policy_is_stored_shown_in_words_and_forgotten() {
        CONSOLE.expect("400 \\(Bad Request\\)");
        Page page = CONSOLE.open("/retention");
        Locator policies = Find.region(page, "Policies");
        Find.button(page, "New policy").click();
        Locator dialog = Find.dialog(page);
        dialog.getByLabel(Pattern.compile("^Executions of")).fill("orders");
        dialog.getByLabel(Pattern.compile("^Are kept for")).fill("soon");
        Find.one(dialog, AriaRole.BUTTON, "Store the policy").click();
        assertThat(dialog.getByRole(AriaRole.ALERT)).containsText("duration");
        dialog.getByLabel(Pattern.compile("^Are kept for")).fill("P7D");
        dialog.getByLabel("failed", new Locator.GetByLabelOptions().setExact(true)).fill("P90D");
        Find.one(dialog, AriaRole.BUTTON, "Store the policy").click();
        assertThat(policies).containsText("failed: 90 days");
        assertThat(policies).containsText("all others: 7 days");
        Find.button(page, "Forget the policy for orders").click();
        Find.one(Find.dialog(page), AriaRole.BUTTON, "Forget the policy").click();
        assertThat(policies).not().containsText("orders");
    }

    @Test
    void what_a_policy_leaves_to_the_policy_for_all_stays_left_out() {
        CONSOLE.api().rest("PUT", "/retention/policies/quiet", "maxAge", "P5D");
        Page page = CONSOLE.open("/retention");
        Locator row = Find.region(page, "Policies").locator("tbody tr")
                .filter(new Locator.FilterOptions().setHasText("quiet"));
        assertThat(row).containsText("no (as all)");
        change(page, dialog -> dialog.getByLabel(Pattern.compile("^Are kept for")).fill("P6D"));
        assertThat(row).containsText("6 days");
        Assertions.assertThat(policy("quiet").toString()).isEqualTo("{\"maxAge\":\"PT144H\"}");
        change(page, dialog -> dialog.getByLabel(ARCHIVE).selectOption("true"));
        assertThat(row).not().containsText("as all");
        Assertions.assertThat(policy("quiet").path("archive").booleanValue()).isTrue();
        change(page, dialog -> dialog.getByLabel(ARCHIVE).selectOption(""));
        assertThat(row).containsText("no (as all)");
        Assertions.assertThat(policy("quiet").has("archive")).isFalse();
        CONSOLE.api().rest("DELETE", "/retention/policies/quiet");
    }

    private static void change(Page page, Consumer<Locator> change) {
        Find.button(page, "Change the policy for quiet").click();
        change.accept(Find.dialog(page));
        Find.one(Find.dialog(page), AriaRole.BUTTON, "Store the policy").click();
        assertThat(Find.dialog(page)).hasCount(0);
    }

    private static JsonNode policy(String scope) {
        return CONSOLE.api().rest("GET", "/retention").path("policies").valueStream()
                .filter(one -> one.path("scope").asText().equals(scope)).findFirst().orElseThrow().path("policy");
    }

    @Test
    void what_would_go_is_counted_and_stays() {
        String arn = workflows().run(workflows().machine("letters", DONE), "letter-1", "{}");
        CONSOLE.api().rest("PUT", "/retention/holds/" + Address.encoded(arn), "reason",
                "so that it stays to be counted");
        Page page = CONSOLE.open("/retention");
        Locator preview = Find.region(page, "What would go now");
        Find.one(preview, AriaRole.BUTTON, "Count").click();
        assertThat(preview).containsText("Nothing would go");
        Assertions.assertThat(workflows().describe(arn).path("status").asText()).isEqualTo("SUCCEEDED");
    }

    @Test
    void what_was_archived_is_found_and_opened_and_only_read() {
        String machine = workflows().machine("short", DONE);
        String arn = workflows().start(machine, "gone-1", "{\"order\": 12}");
        workflows().start(machine, "gone-2", "{}");
        Workflows.await("both in the archive", () -> {
            CONSOLE.api().rest("POST", "/retention/run");
            return CONSOLE.api().rest("GET", "/archives/executions").path("executions").size() == 2;
        });
        Page page = CONSOLE.open("/archives");
        Locator rows = page.locator("main tbody tr");
        assertThat(rows).hasCount(2);
        page.getByLabel("Name").fill("gone-1");
        assertThat(rows).hasCount(1);
        assertThat(page).hasURL(Pattern.compile("name=gone-1"));
        Find.link(page, "gone-1").click();
        assertThat(Find.title(page)).containsText("Archived");
        assertThat(page.locator("main")).containsText("12");
        assertThat(page).hasURL(CONSOLE.url() + Address.execution(arn));
        assertThat(Find.button(page, "Redrive")).hasCount(0);
        assertThat(Find.button(page, "Keep")).hasCount(0);
        Find.tab(page, "Events").click();
        assertThat(page.getByText("ExecutionSucceeded").first()).isVisible();
        page.locator("[data-state=Done]").click();
        assertThat(page.getByRole(AriaRole.COMPLEMENTARY)).containsText("Done");
        assertThat(Find.button(page, "Fork from here")).hasCount(0);
    }

    @Test
    void a_backup_is_made_verified_and_deleted() {
        Page page = CONSOLE.open("/store");
        Locator backups = Find.region(page, "Backups");
        assertThat(backups).containsText("There is no backup yet");
        Find.button(page, "Back up now").click();
        Locator row = backups.locator("tbody tr");
        assertThat(row).hasCount(1);
        assertThat(backups).not().containsText("never");
        Find.one(row, AriaRole.BUTTON, Pattern.compile("^Verify")).click();
        assertThat(row).containsText("sound");
        Find.one(row, AriaRole.BUTTON, Pattern.compile("^Delete")).click();
        Find.one(Find.dialog(page), AriaRole.BUTTON, "Delete the backup").click();
        assertThat(backups).containsText("There is no backup yet");
    }

    @Test
    void the_audit_log_leads_to_what_came_of_a_deed() {
        String id = CONSOLE.api().rest("POST", "/bulk-actions", "action", "stop", "search", "name:nobody").path("id")
                .asText();
        Page page = CONSOLE.open("/audit?operation=CreateBulkAction");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("^bulk action"))).click();
        assertThat(page).hasURL(CONSOLE.url() + "/bulk-actions/" + id);
    }

    @Test
    void tables_are_added_up_when_somebody_asks() {
        Page page = CONSOLE.open("/store");
        Find.button(page, "Add up sizes").click();
        Locator tables = Find.region(page, "Tables");
        assertThat(Find.one(tables, AriaRole.COLUMNHEADER, "Indexes")).isVisible();
        assertThat(tables.locator("tbody tr").first()).containsText("iB");
    }

    @Test
    void one_server_holds_all_there_is() {
        Page page = CONSOLE.open("/cluster");
        Locator nodes = Find.region(page, "Nodes");
        assertThat(nodes).containsText("pawl-1");
        assertThat(nodes).containsText("1 of 1");
        assertThat(nodes).containsText("Up");
        page.getByText("Each partition").click();
        assertThat(Find.region(page, "Partitions").locator("tbody tr")).hasCount(1);
    }
}
