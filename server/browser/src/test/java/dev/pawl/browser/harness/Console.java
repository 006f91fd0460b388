package dev.pawl.browser.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.Cookie;
import dev.pawl.server.auth.AccessKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.jspecify.annotations.Nullable;

/**
 * A server for the tests of a class and a browser for each of them. A test fails if its pages complained of
 * anything, and
 * leaves a picture of what it saw in {@code target/failures} if it failed.
 */
public final class Console
        implements
            BeforeAllCallback,
            AfterAllCallback,
            BeforeEachCallback,
            AfterEachCallback {
    private static final int PATIENCE_MILLIS = 30_000;

    private final Function<Path, Served> start;
    private @Nullable Path folder;
    private @Nullable Served server;
    private @Nullable Api api;
    private @Nullable Browser browser;
    private @Nullable Visit visit;
    private @Nullable Cookie session;

    private Console(Function<Path, Served> start) {
        this.start = start;
    }

    /** With a server that knows nobody and lets all users of this machine in. */
    public static Console open() {
        return configured("{}");
    }

    /** The same with a configuration. */
    public static Console configured(String configuration) {
        return new Console(folder -> new ServerInside(folder, configuration, List.of()));
    }

    /** With a server that lets holders of keys in. */
    public static Console withKeys(List<AccessKey> keys) {
        return new Console(folder -> new ServerInside(folder, "{}", keys));
    }

    /** With a server that is a process of its own. */
    public static Console process() {
        return new Console(ServerProcess::new);
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        browser = Chromium.of(context);
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        Path made = Files.createTempDirectory("pawl-console");
        folder = made;
        Served started = start.apply(made);
        server = started;
        api = new Api(started.url());
        session = null;
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        if (api != null) {
            api.close();
        }
        if (server != null) {
            server.close();
        }
        if (folder != null) {
            Folders.delete(folder);
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        visit(options -> {});
    }

    @Override
    public void afterEach(ExtensionContext context) {
        try (Visit over = current()) {
            context.getExecutionException().ifPresent(failure -> picture(over.page(), context));
            if (context.getExecutionException().isEmpty()) {
                assertThat(over.complaints().unexpected()).as("what the browser complained of").isEmpty();
            }
        }
    }

    private static void picture(Page page, ExtensionContext context) {
        String name = context.getRequiredTestClass().getSimpleName() + "-" + context.getRequiredTestMethod().getName();
        Path file = Path.of("target", "failures", name);
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(file + ".png")).setFullPage(true));
        try {
            Files.writeString(Path.of(file + ".html"), page.url() + "\n" + page.content());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Goes on with a browser that is another one: its size, colours, what it supports. */
    public void visit(Consumer<Browser.NewContextOptions> settings) {
        if (visit != null) {
            visit.close();
        }
        Browser.NewContextOptions options = new Browser.NewContextOptions().setBaseURL(url()).setLocale("en-GB")
                .setTimezoneId("UTC").setViewportSize(1440, 900);
        settings.accept(options);
        Complaints complaints = new Complaints(url());
        BrowserContext context = there(browser).newContext(options);
        context.setDefaultTimeout(PATIENCE_MILLIS);
        complaints.listen(context);
        if (session != null) {
            context.addCookies(List.of(session));
        }
        visit = new Visit(context, context.newPage(), complaints);
    }

    /** The page of this test. */
    public Page page() {
        return current().page();
    }

    /** Goes to an address of the server; the page, when it has loaded. */
    public Page open(String path) {
        page().navigate(path);
        return page();
    }

    /** Signs in with an access key: this browser, those of later tests, and the API. */
    public void signIn(String accessKeyId, String secretAccessKey) {
        String[] cookie = api().signIn(accessKeyId, secretAccessKey).split("=", 2);
        Cookie signedIn = new Cookie(cookie[0], cookie[1]).setUrl(url()).setHttpOnly(true);
        session = signedIn;
        if (visit != null) {
            visit.context().addCookies(List.of(signedIn));
        }
    }

    /** Another tab of the same browser. */
    public Page tab(String path) {
        Page tab = current().context().newPage();
        tab.navigate(path);
        return tab;
    }

    /** Complaints of the browser in which that is found do not fail this test. */
    public void expect(String pattern) {
        current().complaints().expect(pattern);
    }

    /** Where the server is. */
    public String url() {
        return server().url();
    }

    /** The server. */
    public Served server() {
        return there(server);
    }

    /** The server's APIs. */
    public Api api() {
        return there(api);
    }

    /** What makes machines and executions. */
    public Workflows workflows() {
        return new Workflows(api());
    }

    /** The path of the page by which somebody decides about a request without a login. */
    public String link(String approval, String person) {
        return ((ServerInside) server()).link(approval, person);
    }

    /** A module of the console, loaded into an empty page of the server under the console's own policy. */
    public LoadedModule module(String name) {
        return LoadedModule.load(page(), api().page("/"), name);
    }

    private Visit current() {
        return there(visit);
    }

    private static <T> T there(@Nullable T thing) {
        if (thing == null) {
            throw new IllegalStateException("Expected to be used from a test, but none has begun");
        }
        return thing;
    }

    private record Visit(BrowserContext context, Page page, Complaints complaints) implements AutoCloseable {
        @Override
        public void close() {
            context.close();
        }
    }
}
