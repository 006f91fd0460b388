package dev.pawl.browser.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.pawl.browser.harness.Console;
import dev.pawl.browser.harness.Find;
import java.util.regex.Pattern;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Signing in with a provider that has a page of its own for it. */
class ProviderSignInTest {
    private static final MockOAuth2Server PROVIDER = started();

    @RegisterExtension
    private static final Console CONSOLE = Console.configured("""
            {"login": {"issuer": "%s", "clientId": "pawl", "name": "Example",
             "groups": {"ops": ["operator:orders-*"], "platform": ["admin"]}}}"""
            .formatted(PROVIDER.issuerUrl("staff")));

    private static MockOAuth2Server started() {
        MockOAuth2Server server = new MockOAuth2Server(
                OAuth2Config.Companion.fromJson("{\"interactiveLogin\": true}"));
        server.start();
        return server;
    }

    @AfterAll
    static void stop() {
        PROVIDER.shutdown();
    }

    @BeforeEach
    void strangers() {
        CONSOLE.expect("401 \\(Unauthorized\\)");
        CONSOLE.expect("left this host: http://localhost"); // the provider
        CONSOLE.expect("fonts.googleapis.com"); // its page asks for what it does not need
    }

    private static void signIn(Page page, String name, String group) {
        page.getByText("Sign in with Example").click();
        page.locator("input[name=username]").fill(name);
        page.locator("textarea[name=claims]")
                .fill("{\"preferred_username\": \"" + name + "\", \"groups\": [\"" + group + "\"]}");
        page.locator("input[type=submit]").click();
    }

    @Test
    void who_signs_in_there_comes_back_to_the_page_that_was_asked_for() {
        Page page = CONSOLE.open("/machines?name=none");
        assertThat(Find.title(page)).hasText("Sign in to Pawl");
        signIn(page, "alice", "ops");
        assertThat(Find.title(page)).hasText("State machines");
        assertThat(page).hasURL(Pattern.compile("/machines\\?name=none$"));
        assertThat(page.getByRole(AriaRole.LINK,
                new Page.GetByRoleOptions().setName("Audit log"))).hasCount(0);
        Find.button(page, "You are alice").click();
        assertThat(page.getByText("operator:orders-*")).isVisible();
        assertThat(page.getByText("Your sessions")).isVisible();
    }

    @Test
    void who_is_in_no_group_that_means_something_is_told() {
        Page page = CONSOLE.open("/");
        signIn(page, "mallory", "others");
        assertThat(page.getByText("You were not signed in")).isVisible();
        assertThat(page.getByText(Pattern.compile("nothing was granted"))).isVisible();
    }

    @Test
    void administrators_see_who_is_signed_in_and_end_it() {
        Page page = CONSOLE.open("/access?show=sessions");
        signIn(page, "root", "platform");
        assertThat(Find.title(page)).hasText("Access");
        page.getByRole(AriaRole.BUTTON,
                new Page.GetByRoleOptions().setName(Pattern.compile("the session of root"))).first().click();
        assertThat(Find.title(page)).hasText("Sign in to Pawl");
    }
}
