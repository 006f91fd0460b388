package dev.pawl.browser.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.pawl.browser.business.Business;
import dev.pawl.browser.harness.Address;
import dev.pawl.browser.harness.Console;
import dev.pawl.browser.harness.Find;
import dev.pawl.browser.harness.ServerProcess;
import dev.pawl.browser.harness.Workflows;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The server is killed while somebody watches an execution. */
class RestartTest {
    private static final int EVENTS = 9;
    private static final LocatorAssertions.HasTextOptions PATIENTLY = new LocatorAssertions.HasTextOptions()
            .setTimeout(30_000);

    @RegisterExtension
    private static final Console CONSOLE = Console.process();

    @Test
    void the_page_goes_on_by_itself_and_has_every_event_once() {
        CONSOLE.expect("ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE"
                + "|ERR_SOCKET_NOT_CONNECTED");
        Workflows workflows = CONSOLE.workflows();
        String adjusters = workflows.activity("adjusters");
        String review = workflows.machine("claim-review", Business.definition("claim-review"));
        String execution = workflows.start(review, "claim-1", "{}");
        String token = workflows.take(adjusters);
        Page page = CONSOLE.open(Address.execution(execution) + "?tab=events");
        Locator status = Find.title(page).locator(".badge");
        assertThat(status).hasText("Running");
        Locator live = page.locator(".live");
        assertThat(live).isVisible();

        ServerProcess server = (ServerProcess) CONSOLE.server();
        server.kill();
        assertThat(page.getByText("Connecting again"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(30_000));
        server.startAgain();
        assertThat(live).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(30_000));
        CONSOLE.api().aws("SendTaskSuccess", "taskToken", token, "output", "{\"pay\": 12}");
        assertThat(status).hasText("Succeeded", PATIENTLY);

        Locator rows = page.getByRole(AriaRole.LISTITEM).locator("button.number");
        assertThat(rows).hasText(IntStream.rangeClosed(1, EVENTS).mapToObj(Integer::toString).toArray(String[]::new));
        assertThat(page.getByText(Pattern.compile("does not answer"))).hasCount(0,
                new LocatorAssertions.HasCountOptions().setTimeout(30_000));
        Assertions.assertThat(List.of(page.url())).allMatch(url -> url.contains("tab=events"));
    }
}
