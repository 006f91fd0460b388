package dev.pawl.browser.load;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.WaitForFunctionOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.pawl.browser.harness.Address;
import dev.pawl.browser.harness.Console;
import dev.pawl.browser.harness.Find;
import dev.pawl.browser.harness.Quiet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A history as long as one may be, and a map run of ten thousand children. How long things take is noted,
 * never asserted;
 * that few elements are drawn is.
 */
class ManyThingsTest {
    private static final int ITERATIONS = 6_230;
    private static final int CHILDREN = 10_000;
    private static final int MOST_ELEMENTS = 3_500;
    private static final int FRAMES = 180;
    private static final WaitForFunctionOptions PATIENTLY = new WaitForFunctionOptions().setTimeout(60_000);
    private static final String ALL_LOADED = """
            last => {
              const slider = document.querySelector('input[type=range][aria-label=Event]');
              return Number(slider?.max) >= last && !document.querySelector('.progress') && performance.now();
            }""";
    private static final String LONG = """
            {"StartAt": "Lines", "States": {"Lines": {"Type": "Map", "ItemProcessor": {"StartAt": "Book line",
              "States": {"Book line": {"Type": "Pass", "End": true}}}, "ResultPath": null, "End": true}}}""";
    private static final String WIDE = """
            {"StartAt": "Claims", "States": {"Claims": {"Type": "Map", "MaxConcurrency": 1000, "ToleratedFailurePercentage": 100,
              "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"}, "StartAt": "Odd?",
                "States": {"Odd?": {"Type": "Choice", "Choices": [{"Variable": "$", "NumericEquals": 13, "Next": "Unlucky"}], "Default": "Fine"},
                  "Fine": {"Type": "Succeed"}, "Unlucky": {"Type": "Fail", "Error": "Unlucky"}}}, "ResultPath": null, "End": true}}}""";

    @RegisterExtension
    private static final Console CONSOLE = Console.open();

    private static String longOne = "";
    private static String wideOne = "";
    private static String wide = "";

    @BeforeAll
    static void run() {
        wide = CONSOLE.workflows().machine("claims", WIDE);
        wideOne = CONSOLE.workflows().start(wide, "wide", items(CHILDREN));
        longOne = CONSOLE.workflows().run(CONSOLE.workflows().machine("lines", LONG), "long", items(ITERATIONS));
        CONSOLE.workflows().ended(wideOne);
    }

    private static String items(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).collect(Collectors.joining(",", "[", "]"));
    }

    @Test
    void a_history_of_25_000_events_stays_smooth() {
        int last = CONSOLE.api().rest("GET", Address.execution(longOne) + "/history?limit=1").path("last").asInt();
        Page page = CONSOLE.open(Address.execution(longOne) + "?tab=events");
        double ready = ((Number) page.waitForFunction(ALL_LOADED, last, PATIENTLY).jsonValue()).doubleValue();
        Figures.noteLoad("execution of " + last + " events", page, ready);
        Figures.note("scrolling its events", Frames.during(page,
                """
                        share => { const box = document.querySelector('.virtual'); box.scrollTop = share * box.scrollHeight; }""",
                FRAMES).told());
        Assertions.assertThat(Figures.elements(page)).as(Figures.most(page)).isLessThan(MOST_ELEMENTS);
        Figures.note("dragging its slider", drag(page));
        Find.tab(page, "Timeline").click();
        Quiet.await(page);
        Figures.note("dragging its slider beside the timeline", drag(page));
        Assertions.assertThat(Figures.elements(page)).as(Figures.most(page)).isLessThan(MOST_ELEMENTS);
        page.locator("[data-state='Book line']").click();
        assertThat(page.getByRole(AriaRole.COMPLEMENTARY)).containsText("Book line");
        Figures.note("dragging its slider beside a chosen state", drag(page));
        Assertions.assertThat(Figures.elements(page)).as(Figures.most(page)).isLessThan(MOST_ELEMENTS);
    }

    private static String drag(Page page) {
        return Frames.during(page, """
                share => {
                  const slider = document.querySelector('input[type=range][aria-label=Event]');
                  slider.value = Math.round(1 + (slider.max - 1) * Math.abs(1 - 2 * share));
                  slider.dispatchEvent(new Event('input', { bubbles: true }));
                }""", FRAMES).told();
    }

    @Test
    void a_map_run_of_10_000_children_stays_smooth() {
        String run = CONSOLE.api().rest("GET", Address.execution(wideOne) + "/map-runs").path("mapRuns").path(0)
                .path("mapRunArn").asText();
        Page page = CONSOLE.open(Address.mapRun(run));
        page.waitForFunction("() => document.querySelector('main')?.innerText.includes('9,999')", null, PATIENTLY);
        Figures.noteLoad("map run of 10,000 children", page, Figures.number(page, "() => performance.now()"));
        Assertions.assertThat(Figures.elements(page)).as(Figures.most(page)).isLessThan(MOST_ELEMENTS);
        Figures.note("scrolling its page",
                Frames.during(page, "share => scrollTo(0, share * document.body.scrollHeight)", FRAMES).told());
    }

    @Test
    void the_list_of_10_000_executions_is_there_at_once() {
        Page page = CONSOLE.open("/executions?mapRun=" + Address.encoded(CONSOLE.api()
                .rest("GET", Address.execution(wideOne) + "/map-runs").path("mapRuns").path(0).path("mapRunArn")
                .asText()));
        assertThat(page.locator("table.runs tbody tr").first()).isVisible();
        Figures.noteLoad("list of 10,000 executions", page, Figures.number(page, "() => performance.now()"));
        Assertions.assertThat(Figures.elements(page)).as(Figures.most(page)).isLessThan(MOST_ELEMENTS);
        page.navigate("/");
        Quiet.await(page);
        Figures.noteLoad("home", page, Figures.number(page, "() => performance.now()"));
    }
}
