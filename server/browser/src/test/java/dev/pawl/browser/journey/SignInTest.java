package dev.pawl.browser.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import dev.pawl.browser.harness.Console;
import dev.pawl.browser.harness.Find;
import dev.pawl.server.auth.AccessKey;
import dev.pawl.server.auth.Principal;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A server that lets nobody in without a key. */
class SignInTest {
    private static final String ID = "AKIDBROWSER";
    private static final String SECRET = "a-secret-of-the-test-alone";

    @RegisterExtension
    private static final Console CONSOLE = Console
            .withKeys(List.of(new AccessKey(ID, SECRET, Principal.admin("alice"))));

    @BeforeEach
    void strangers() {
        CONSOLE.expect("401 \\(Unauthorized\\)");
    }

    private static void signIn(Page page, String secret) {
        page.getByLabel("Access key id").fill(ID);
        page.getByLabel("Secret access key").fill(secret);
        Find.button(page, "Sign in").click();
    }

    @Test
    void who_has_the_secret_gets_to_the_page_that_was_asked_for_and_out_again() {
        Page page = CONSOLE.open("/machines?name=none");
        assertThat(Find.title(page)).hasText("Sign in to Pawl");
        signIn(page, SECRET);
        assertThat(Find.title(page)).hasText("State machines");
        Find.button(page, "You are alice").click();
        Find.button(page, "Sign out").click();
        assertThat(Find.title(page)).hasText("Sign in to Pawl");
        page.reload();
        assertThat(Find.title(page)).hasText("Sign in to Pawl");
    }

    @Test
    void who_has_not_is_told_and_sees_nothing() {
        Page page = CONSOLE.open("/");
        signIn(page, "guessed");
        assertThat(page.getByText(Pattern.compile("do not belong together"))).isVisible();
        assertThat(page.getByLabel("Secret access key")).isVisible();
    }

    @Test
    void no_script_can_read_what_was_given() {
        Page page = CONSOLE.open("/");
        signIn(page, SECRET);
        assertThat(Find.title(page)).hasText("Home");
        Assertions.assertThat(page.evaluate(
                "() => document.cookie + JSON.stringify({ ...localStorage }) + JSON.stringify({ ...sessionStorage })"))
                .asString().doesNotContain(SECRET).doesNotContain(ID);
        Assertions.assertThat(page.context().cookies()).singleElement()
                .satisfies(cookie -> Assertions.assertThat(cookie.httpOnly).isTrue());
    }
}
