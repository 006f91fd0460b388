package dev.pawl.browser.harness;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A module of the console in a page where nothing else runs. */
public final class LoadedModule {
    private static final Pattern HEAD = Pattern.compile("<script type=\"importmap\".*?</script>", Pattern.DOTALL);
    private static final Pattern BASE = Pattern.compile("src=\"([^\"]*/)app.js\"");

    private final Page page;
    private final String address;

    private LoadedModule(Page page, String address) {
        this.page = page;
        this.address = address;
    }

    static LoadedModule load(Page page, HttpResponse<String> index, String name) {
        String policy = index.headers().firstValue("Content-Security-Policy").orElseThrow();
        String html = "<!doctype html><title>Empty</title>" + found(HEAD, index.body()).group();
        page.route("**/empty",
                route -> route.fulfill(new Route.FulfillOptions().setBody(html).setContentType("text/html")
                        .setHeaders(Map.of("Content-Security-Policy", policy))));
        page.navigate("/empty");
        return new LoadedModule(page, found(BASE, index.body()).group(1) + name);
    }

    private static Matcher found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new AssertionError("Expected " + pattern + ", but got " + text);
        }
        return matcher;
    }

    /** What a function of the module, written as {@code m => m.name(…)}, gives. */
    public @Nullable Object call(String function) {
        return page.evaluate("async () => (" + function + ")(await import('" + address + "'))");
    }

    /** The same with an argument: {@code (m, text) => m.name(text)}. */
    public @Nullable Object call(String function, Object argument) {
        return page.evaluate("async value => (" + function + ")(await import('" + address + "'), value)", argument);
    }
}
