package dev.pawl.browser.look;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.pawl.browser.harness.Console;
import dev.pawl.browser.harness.Find;
import dev.pawl.browser.harness.Overflow;
import dev.pawl.browser.harness.Quiet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Dialogs with long forms: what axe says, what sticks out, and whether all is reached by the keyboard. */
class DialogsTest {
    @RegisterExtension
    private static final Console CONSOLE = Console.configured(
            """
                    {"limits": {"one-posting": {"machines": ["ledger-posting"], "tags": {"team": "books"}, "concurrency": 2}}}""");

    private static final int NARROWEST = 360;
    private static final Map<String, Integer> WIDTHS = Map.of("desk", 1440, "tablet", 768, "phone", NARROWEST);
    private static final int HEIGHT = 800;
    /** So high that a dialog covers nothing that one would scroll to. */
    private static final int TALL = 3_000;
    private static final String STICKING_OUT = """
            () => [...document.querySelectorAll('dialog[open], dialog[open] .body, dialog[open] footer')]
              .filter(node => node.scrollWidth > node.clientWidth + 1).map(node => node.outerHTML.slice(0, 80))""";

    /** A dialog, and what is done before it is looked at. */
    enum Opened {
        NEW_LIMIT("/control", "New limit", dialog -> {}), //
        NEW_LIMIT_OF_TASKS("/control", "New limit",
                dialog -> dialog.getByLabel(Pattern.compile("^For")).selectOption("tasks")), //
        LIMIT("/control", "Change one-posting", dialog -> {}), //
        NEW_POLICY("/retention", "New policy", dialog -> {});

        private final String address;
        private final String button;
        @SuppressWarnings("ImmutableEnumChecker") // they only do what they are told
        private final Consumer<Locator> fill;

        Opened(String address, String button, Consumer<Locator> fill) {
            this.address = address;
            this.button = button;
            this.fill = fill;
        }

        Page page() {
            Page page = CONSOLE.open(address);
            Find.button(page, button).click();
            fill.accept(Find.dialog(page));
            Quiet.await(page);
            return page;
        }
    }

    @ParameterizedTest
    @EnumSource
    void axe_finds_nothing_and_nothing_sticks_out(Opened dialog) {
        Page page = dialog.page();
        SoftAssertions all = new SoftAssertions();
        WIDTHS.forEach((name, width) -> {
            page.setViewportSize(width, HEIGHT);
            Quiet.await(page);
            all.assertThat(Overflow.of(page)).as("what sticks out on a %s of %s", name, dialog).isEmpty();
            all.assertThat((List<?>) page.evaluate(STICKING_OUT)).as("what sticks out of %s on a %s", dialog, name)
                    .isEmpty();
        });
        // what it finds does not depend on the width, but on what is drawn
        page.setViewportSize(NARROWEST, TALL);
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            all.assertThat(Axe.violations(page)).as("axe at %s, %s", dialog, scheme).isEmpty();
        }
        all.assertAll();
    }

    @ParameterizedTest
    @EnumSource
    void the_keyboard_reaches_everything_in_it_and_closes_it(Opened dialog) {
        Page page = dialog.page();
        Focus.Walk walk = Focus.walk(page, "dialog[open]");
        List<String> problems = new ArrayList<>(walk.missed());
        problems.addAll(walk.invisible());
        assertThat(problems).as("focus in %s", dialog).isEmpty();
        page.keyboard().press("Escape");
        Find.dialog(page).waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    }
}
