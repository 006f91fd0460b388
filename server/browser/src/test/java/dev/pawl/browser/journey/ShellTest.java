package dev.pawl.browser.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.pawl.browser.harness.Console;
import dev.pawl.browser.harness.Find;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The frame around all pages: places, palette, keys, colours. */
class ShellTest {
    @RegisterExtension
    private static final Console CONSOLE = Console.open();

    @BeforeAll
    static void something() {
        String arn = CONSOLE.workflows().machine("order-fulfilment",
                "{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Succeed\"}}}");
        CONSOLE.workflows().run(arn, "order-4711", "{}");
    }

    private static Locator palette(Page page) {
        return page.getByRole(AriaRole.COMBOBOX,
                new Page.GetByRoleOptions().setName("Find a page, a machine or an execution"));
    }

    @Test
    void the_palette_finds_a_machine_an_execution_and_a_page() {
        Page page = CONSOLE.open("/");
        page.keyboard().press("Control+k");
        palette(page).fill("order-ful");
        assertThat(page.getByRole(AriaRole.OPTION).first()).containsText("order-fulfilment");
        page.keyboard().press("Enter");
        assertThat(Find.title(page)).hasText("order-fulfilment");
        page.keyboard().press("/");
        palette(page).fill("order-4711");
        Locator execution = page.getByRole(AriaRole.OPTION,
                new Page.GetByRoleOptions().setName(Pattern.compile("^order-4711")));
        execution.click();
        assertThat(Find.title(page)).containsText("order-4711");
        Find.button(page, "Find anything").click();
        palette(page).fill("sched");
        page.keyboard().press("Enter");
        assertThat(Find.title(page)).hasText("Schedules");
        page.keyboard().press("Control+k");
        assertThat(palette(page)).isVisible();
        page.keyboard().press("Escape");
        assertThat(palette(page)).hasCount(0);
    }

    @Test
    void keys_lead_everywhere_but_not_out_of_a_field() {
        Page page = CONSOLE.open("/");
        assertThat(Find.title(page)).hasText("Home");
        for (String[] place : new String[][]{{"m", "State machines"}, {"e", "Executions"}, {"a", "Approvals"},
                {"s", "Schedules"},
                {"c", "Connectors"}, {"t", "Activities"}, {"h", "Home"}}) {
            page.keyboard().press("g");
            page.keyboard().press(place[0]);
            assertThat(Find.title(page)).hasText(place[1]);
        }
        page.keyboard().press("?");
        assertThat(Find.dialog(page)).containsText("Keyboard shortcuts");
        page.keyboard().press("Escape");
        page.navigate("/executions");
        page.getByLabel("Search executions").fill("");
        page.getByLabel("Search executions").pressSequentially("gm/?");
        assertThat(page.getByLabel("Search executions")).hasValue("gm/?");
        CONSOLE.expect("400 \\(Bad Request\\)");
    }

    @Test
    void single_keys_can_be_switched_off_and_stay_so() {
        Page page = CONSOLE.open("/");
        assertThat(Find.title(page)).hasText("Home");
        page.keyboard().press("?");
        page.getByLabel(Pattern.compile("^Single keys act")).uncheck();
        page.keyboard().press("Escape");
        page.reload();
        assertThat(Find.title(page)).hasText("Home");
        page.keyboard().press("?");
        page.keyboard().press("/");
        page.keyboard().press("g");
        page.keyboard().press("m");
        page.keyboard().press("Control+k");
        assertThat(palette(page)).isVisible();
        assertThat(page.locator("dialog[open]")).hasCount(1);
    }

    @Test
    void colours_are_chosen_and_kept() {
        Page page = CONSOLE.open("/");
        Locator root = page.locator("html");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Colours: as the system")))
                .click();
        assertThat(root).hasAttribute("data-theme", "light");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Colours: light")))
                .click();
        assertThat(root).hasAttribute("data-theme", "dark");
        page.reload();
        assertThat(root).hasAttribute("data-theme", "dark");
    }

    @Test
    void what_is_not_there_says_so() {
        CONSOLE.expect("400|404");
        Page page = CONSOLE.open("/nowhere/at/all");
        assertThat(Find.title(page)).hasText("There is no such page");
        page.navigate("/executions/arn:aws:states:us-east-1:123456789012:execution:none:none");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("none");
        page.navigate("/machines/nonsense");
        assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
    }

    @Test
    void an_empty_server_says_what_to_do_next() {
        Page page = CONSOLE.open("/approvals?show=waiting");
        assertThat(page.locator(".empty .command")).containsText("pawl run");
        page.navigate("/schedules");
        assertThat(page.locator(".empty .command")).containsText("pawl schedules create");
    }
}
