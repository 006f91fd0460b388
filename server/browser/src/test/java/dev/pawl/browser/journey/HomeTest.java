package dev.pawl.browser.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.pawl.browser.harness.Console;
import dev.pawl.browser.harness.Find;
import dev.pawl.browser.harness.Workflows;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the first page tells without being asked. */
class HomeTest {
    /** Backups would have to go into a folder that is a file. */
    @RegisterExtension
    private static final Console CONSOLE = Console.configured("""
            {
              "backup": {"to": "pawl.db/backups"}, "limits": {"one": {"machines": ["posting"], "concurrency": 1}}
            }""");

    private static final LocatorAssertions.HasCountOptions PATIENTLY = new LocatorAssertions.HasCountOptions()
            .setTimeout(90_000);
    private static final int FIGURES = 4;

    @BeforeAll
    static void runs() {
        Workflows workflows = CONSOLE.workflows();
        String posting = workflows.machine("posting", """
                {"StartAt": "Post", "States": {"Post": {"Type": "Wait", "Seconds": 86400, "End": true}}}""");
        for (String name : new String[]{"one", "two", "three"}) {
            workflows.start(posting, name, "{}");
        }
    }

    @Test
    void who_waits_under_a_limit_is_told_and_found() {
        Page page = CONSOLE.open("/");
        Locator news = Find.region(page, "What to know now");
        assertThat(news).containsText("2 wait for a place under a limit");
        news.getByText("Who").click();
        assertThat(Find.region(page, "Waiting")).containsText("posting · three");
    }

    @Test
    void what_is_not_well_is_told_with_the_way_there() {
        CONSOLE.expect("409 \\(Conflict\\)");
        CONSOLE.api().rest("POST", "/backups");
        Page page = CONSOLE.open("/");
        Locator line = Find.region(page, "What to know now").locator("li").filter(
                new Locator.FilterOptions().setHasText("The last backup could not be made"));
        assertThat(line).hasCount(1);
        line.getByText("Look").click();
        assertThat(Find.title(page)).hasText("Store");
    }

    @Test
    void the_last_minutes_are_small_lines() {
        Page page = CONSOLE.open("/");
        Locator lines = Find.region(page, "Each second").locator("polyline");
        assertThat(lines).hasCount(FIGURES, PATIENTLY);
        // something was started, so the line of starts touches its top
        assertThat(lines.first()).hasAttribute("points", Pattern.compile("^0\\.0,.*\\d,1\\.0( |$)|^0\\.0,1\\.0 "));
    }
}
