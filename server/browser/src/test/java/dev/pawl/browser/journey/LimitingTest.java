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
import dev.pawl.json.Json;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Limits are set, changed and removed, and lists say who waits under them. */
class LimitingTest {
    @RegisterExtension
    private static final Console CONSOLE = Console.configured("""
            {"limits": {
              "one-posting": {"machines": ["posting"], "concurrency": 1},
              "mail": {"machines": ["newsletter"], "rate": {"count": 10, "per": "PT1S", "burst": 50}}
            }}""");

    private static final String LONG = """
            {"StartAt": "Post", "States": {"Post": {"Type": "Wait", "Seconds": 86400, "End": true}}}""";
    private static final String SET = "Set the limit";
    private static final Pattern NAME = Pattern.compile("^Name$");
    private static final Pattern OFTEN = Pattern.compile("^So many$");
    private static final Pattern PLACES = Pattern.compile("^At most so many at the same time");
    private static final Pattern KEY = Pattern.compile("^Places for each");
    private static final Pattern FULL = Pattern.compile("^If there is no place");

    private static Locator limits(Page page) {
        return Find.region(page, "Limits");
    }

    private static Locator row(Page page, String name) {
        return limits(page).locator("tbody tr").filter(new Locator.FilterOptions().setHas(
                page.getByText(name, new Page.GetByTextOptions().setExact(true))));
    }

    private static void set(Page page, String button, Consumer<Locator> fill) {
        Find.button(page, button).click();
        fill.accept(Find.dialog(page));
        Find.one(Find.dialog(page), AriaRole.BUTTON, SET).click();
        assertThat(Find.dialog(page)).hasCount(0);
    }

    private static void remove(Page page, String name) {
        Find.button(page, "Remove " + name).click();
        Find.one(Find.dialog(page), AriaRole.BUTTON, "Remove").click();
        assertThat(Find.dialog(page)).hasCount(0);
    }

    private static JsonNode definition(String name) {
        return CONSOLE.api().rest("GET", "/limits").path("limits").valueStream()
                .filter(one -> one.path("name").asText().equals(name)).findFirst().orElseThrow().path("definition");
    }

    @Test
    void a_limit_of_executions_is_set_changed_and_removed() {
        CONSOLE.expect("400 \\(Bad Request\\)");
        Page page = CONSOLE.open("/control");
        Find.button(page, "New limit").click();
        Locator dialog = Find.dialog(page);
        dialog.getByLabel(NAME).fill("one-per-customer");
        dialog.getByLabel(Pattern.compile("^Machines")).fill("orders\norders-*\n");
        Find.one(dialog, AriaRole.BUTTON, "Add a tag").click();
        dialog.getByLabel("Key of tag 1").fill("team");
        dialog.getByLabel("Value of tag 1").fill("sales");
        dialog.getByLabel(KEY).fill("{% $states.input.( %}");
        dialog.getByLabel(PLACES).fill("1");
        dialog.getByLabel(FULL).selectOption("coalesce");
        Find.one(dialog, AriaRole.BUTTON, SET).click();
        assertThat(dialog.getByRole(AriaRole.ALERT)).containsText("at /key of the request");
        dialog.getByLabel(KEY).fill("{% $states.input.customerId %}");
        Find.one(dialog, AriaRole.BUTTON, SET).click();
        assertThat(dialog).hasCount(0);
        assertThat(row(page, "one-per-customer")).containsText("executions of orders, orders-*, team=sales, each");
        assertThat(row(page, "one-per-customer")).containsText("1 at the same time, then coalesce");
        assertThat(row(page, "one-per-customer")).containsText("people, here");
        Assertions.assertThat(definition("one-per-customer")).isEqualTo(Json.read("""
                {"machines": ["orders", "orders-*"], "tags": {"team": "sales"}, "key": "{% $states.input.customerId %}",
                  "concurrency": 1, "whenFull": "coalesce"}"""));

        set(page, "Change one-per-customer", changing -> {
            changing.getByLabel(FULL).selectOption("queue");
            changing.getByLabel(PLACES).fill("2");
            changing.getByLabel(Pattern.compile("^At most so many wait")).fill("0");
            changing.getByLabel(Pattern.compile("^Who comes first")).fill("{% $states.input.urgent ? 1 : 0 %}");
            Find.one(changing, AriaRole.BUTTON, "Remove tag team").click();
        });
        assertThat(row(page, "one-per-customer")).containsText("2 at the same time");
        Assertions.assertThat(definition("one-per-customer")).isEqualTo(Json.read("""
                {"machines": ["orders", "orders-*"], "key": "{% $states.input.customerId %}", "concurrency": 2,
                  "whenFull": "queue", "maxWaiting": 0, "priority": "{% $states.input.urgent ? 1 : 0 %}"}"""));
        remove(page, "one-per-customer");
        assertThat(row(page, "one-per-customer")).hasCount(0);
    }

    @Test
    void a_limit_of_tasks_has_nothing_that_is_for_executions() {
        Page page = CONSOLE.open("/control");
        set(page, "New limit", dialog -> {
            dialog.getByLabel(NAME).fill("ledger-db");
            dialog.getByLabel(Pattern.compile("^Machines")).fill("left behind");
            dialog.getByLabel(Pattern.compile("^For")).selectOption("tasks");
            assertThat(dialog.getByLabel(KEY)).hasCount(0);
            assertThat(dialog.getByLabel(FULL)).hasCount(0);
            dialog.getByLabel(Pattern.compile("^Resources")).fill("arn:aws:lambda:*:function:ledger-*");
            dialog.getByLabel(OFTEN).fill("10");
            dialog.getByLabel(Pattern.compile("^in")).fill("PT1M");
            dialog.getByLabel(Pattern.compile("^and at once")).fill("5");
        });
        assertThat(row(page, "ledger-db")).containsText("tasks of arn:aws:lambda:*:function:ledger-*");
        assertThat(row(page, "ledger-db")).containsText("10 in 1 minute (5 at once)");
        Assertions.assertThat(definition("ledger-db")).isEqualTo(Json
                .read("""
                        {"resources": ["arn:aws:lambda:*:function:ledger-*"], "rate": {"count": 10, "per": "PT1M", "burst": 5}}"""));
        remove(page, "ledger-db");
    }

    @Test
    void what_one_leaves_alone_stays_as_it_was_written() {
        CONSOLE.api().rest("PUT", "/limits/quiet", "machines", List.of(" a, b "), "tags", Map.of("a=b", " c "), "rate",
                Map.of("count", 3, "per", 0.5), "maxWaiting", 0);
        Page page = CONSOLE.open("/control");
        assertThat(row(page, "quiet")).containsText("3 in 0.5 seconds");
        set(page, "Change quiet", dialog -> dialog.getByLabel(PLACES).fill("7"));
        assertThat(row(page, "quiet")).containsText("7 at the same time");
        Assertions.assertThat(definition("quiet")).isEqualTo(Json.read("""
                {"machines": [" a, b "], "tags": {"a=b": " c "}, "rate": {"count": 3, "per": 0.5}, "maxWaiting": 0,
                  "concurrency": 7}"""));
        remove(page, "quiet");
    }

    @Test
    void a_limit_that_is_set_comes_before_that_of_the_configuration_until_it_is_removed() {
        Page page = CONSOLE.open("/control");
        assertThat(row(page, "mail")).containsText("the configuration");
        assertThat(Find.button(page, "Remove mail")).hasCount(0);
        set(page, "Change mail", dialog -> {
            assertThat(dialog).containsText("comes before it, until it is removed");
            dialog.getByLabel(OFTEN).fill("20");
        });
        assertThat(row(page, "mail")).containsText("20 in 1 second");
        assertThat(row(page, "mail")).containsText("people, here");
        Find.button(page, "New limit").click();
        Find.dialog(page).getByLabel(NAME).fill("mail");
        assertThat(Find.dialog(page)).containsText("This one takes its place");
        Find.dialog(page).getByLabel(NAME).fill("one-posting");
        assertThat(Find.dialog(page)).containsText("stands in the configuration");
        Find.one(Find.dialog(page), AriaRole.BUTTON, "Cancel").click();
        remove(page, "mail");
        assertThat(row(page, "mail")).containsText("10 in 1 second (50 at once)");
        assertThat(row(page, "mail")).containsText("the configuration");
    }

    @Test
    void lists_say_which_executions_wait_for_a_place_and_which_are_paused() {
        Workflows workflows = CONSOLE.workflows();
        String machine = workflows.machine("posting", LONG);
        String first = workflows.start(machine, "first", "{}");
        workflows.start(machine, "second", "{}");
        for (String list : List.of("/executions", Address.machine(machine) + "?tab=executions")) {
            Page page = CONSOLE.open(list);
            assertThat(status(page, "first")).hasText("Running");
            assertThat(status(page, "second")).hasText("Waits for a place");
        }
        CONSOLE.api().rest("POST", Address.execution(first) + "/pause");
        Page page = CONSOLE.open("/executions");
        assertThat(status(page, "first")).hasText("Paused");
        CONSOLE.api().rest("POST", Address.execution(first) + "/resume");
        assertThat(status(page, "first")).hasText("Running");
        CONSOLE.api().rest("POST", Address.execution(first) + "/stop");
        assertThat(status(page, "first")).hasText("Aborted");
        assertThat(status(page, "second")).hasText("Running");
    }

    private static Locator status(Page page, String execution) {
        return page.locator("main tbody tr").filter(new Locator.FilterOptions().setHas(Find.link(page, execution)))
                .locator(".badge");
    }
}
