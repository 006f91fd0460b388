package dev.pawl.browser.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.pawl.browser.business.Business;
import dev.pawl.browser.harness.Console;
import dev.pawl.browser.harness.Find;
import dev.pawl.browser.harness.Workflows;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** People who decide about an invoice. */
class DecidingTest {
    @RegisterExtension
    private static final Console CONSOLE = Console.configured(Business.CONFIGURATION);

    private static final String INPUT = """
            {"number": "1001", "supplier": "Rail & Co", "amount": 1840, "purpose": "Travel to the fair", "clerk": "carol"}""";
    private static String invoices = "";
    private static int made;
    private String execution = "";
    private String request = "";

    @BeforeAll
    static void machine() {
        invoices = CONSOLE.workflows().machine("invoice-approval", Business.definition("invoice-approval"));
    }

    @BeforeEach
    void ask() {
        execution = CONSOLE.workflows().start(invoices, "invoice-" + made++, INPUT);
        Workflows.await("a request", () -> !waiting().isEmpty());
        request = waiting();
    }

    private String waiting() {
        return CONSOLE.api().rest("GET", "/approvals?status=WAITING&execution=" + execution).path("approvals").path(0)
                .path("id")
                .asText();
    }

    private String output() {
        return CONSOLE.workflows().ended(execution).path("output").asText();
    }

    @Test
    void one_is_approved_with_a_form_that_says_what_is_wrong() {
        CONSOLE.expect("400 \\(Bad Request\\)");
        Page page = CONSOLE.open("/approvals/" + request);
        page.getByLabel("Who are you?").fill("alice");
        Find.button(page, "Show what waits for me").click();
        assertThat(Find.title(page)).hasText("Invoice 1001 of Rail & Co over 1840 EUR");
        Locator form = Find.region(page, "Your decision");
        form.getByLabel("Cost centre").fill("99");
        Find.button(page, "Approve").click();
        assertThat(form.getByLabel("Cost centre")).hasAttribute("aria-invalid", "true");
        assertThat(form.getByLabel("Cost centre")).isFocused();
        form.getByLabel("Cost centre").fill("4711");
        form.getByLabel("travel").check();
        form.getByLabel("Pay today").check();
        form.getByLabel("Comment").fill("Enjoy the fair");
        Find.button(page, "Approve").click();
        assertThat(page.locator("main")).containsText("Approved");
        assertThat(page.locator("main")).containsText("Enjoy the fair");
        Assertions.assertThat(output()).contains("\"costCentre\":4711", "\"decidedBy\":\"alice\"", "\"paid\":true");
    }

    @Test
    void what_waits_for_somebody_is_in_the_inbox_and_is_rejected_with_a_reason() {
        Page page = CONSOLE.open("/approvals");
        page.getByLabel("Who are you?").fill("bob");
        Find.button(page, "Show what waits for me").click();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("Invoice 1001"))).last()
                .click();
        Find.region(page, "Your decision").getByLabel("Comment").fill("We have been there last year");
        Find.button(page, "Reject").click();
        assertThat(page.locator("main")).containsText("Rejected");
        page.goBack();
        assertThat(page).hasURL(Pattern.compile("/approvals$"));
    }

    @Test
    void a_signed_link_decides_on_a_phone_without_a_script() {
        CONSOLE.expect("400 \\(Bad Request\\)");
        CONSOLE.visit(options -> options.setViewportSize(360, 800).setJavaScriptEnabled(false).setHasTouch(true));
        String other = CONSOLE.link(request, "bob");
        Page page = CONSOLE.open(CONSOLE.link(request, "alice"));
        assertThat(Find.title(page)).containsText("Invoice 1001");
        page.getByLabel(Pattern.compile("Cost centre")).fill("4712");
        page.getByLabel("equipment").check();
        Find.button(page, "Approve").click();
        assertThat(page.locator("body")).containsText("Thank you");
        Assertions.assertThat(output()).contains("\"costCentre\":4712");
        page.navigate(other);
        assertThat(page.locator("body")).containsText(Pattern.compile("approved", Pattern.CASE_INSENSITIVE));
    }
}
