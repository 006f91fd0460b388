package dev.pawl.browser.harness;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Whatever a browser says went wrong: errors and warnings on its console, violations of the policy among
 * them, exceptions
 * that nobody caught, requests that failed or went to another host, answers that confess a bug.
 */
final class Complaints {
    private static final int SERVER_ERROR = 500;

    private final List<String> all = new ArrayList<>();
    private final List<Pattern> expected = new ArrayList<>();
    private final String host;

    Complaints(String url) {
        host = URI.create(url).getAuthority();
    }

    void listen(BrowserContext context) {
        context.onPage(this::listen);
        context.onWebError(error -> all.add("exception: " + error.error()));
        context.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                all.add("console " + message.type() + ": " + message.text() + " (" + message.location() + ")");
            }
        });
        context.onRequest(this::sent);
        context.onRequestFailed(request -> {
            // what a page had asked for is of no use to the next one
            if (!"net::ERR_ABORTED".equals(request.failure())) {
                all.add("failed: " + request.method() + " " + request.url() + " " + request.failure());
            }
        });
        context.onResponse(response -> {
            if (response.status() >= SERVER_ERROR) {
                all.add("answered " + response.status() + ": " + response.url());
            }
        });
    }

    private void listen(Page page) {
        page.onCrash(crashed -> all.add("crash: " + crashed.url()));
    }

    private void sent(Request request) {
        URI uri = URI.create(request.url().replaceAll("#.*", ""));
        boolean own = switch (String.valueOf(uri.getScheme())) {
            case "data", "blob", "about", "file" -> true;
            default -> host.equals(uri.getAuthority());
        };
        if (!own) {
            all.add("left this host: " + request.url());
        }
    }

    /** Complaints in which that is found are part of the test. */
    void expect(String pattern) {
        expected.add(Pattern.compile(pattern));
    }

    /** Those that nobody expected. */
    List<String> unexpected() {
        return all.stream().filter(text -> expected.stream().noneMatch(one -> one.matcher(text).find())).toList();
    }
}
