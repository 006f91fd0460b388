package dev.pawl.browser.harness;

import com.microsoft.playwright.Page;

/**
 * Waits until a page has come to rest: it has a heading, nothing is being loaded, and nothing is drawn any
 * more.
 */
public final class Quiet {
    private static final String REST = """
            async () => {
              const busy = () => !document.querySelector('h1') || document.querySelector('.loading, [aria-busy="true"]');
              const until = performance.now() + 30000;
              let changed = performance.now();
              const observer = new MutationObserver(() => { changed = performance.now(); });
              observer.observe(document, { subtree: true, childList: true, attributes: true });
              while (performance.now() < until && (busy() || performance.now() - changed < 200)) {
                await new Promise(resolve => requestAnimationFrame(resolve));
              }
              observer.disconnect();
              await document.fonts.ready;
              return busy() ? 'still loading' : 'quiet';
            }""";

    private Quiet() {}

    /** Waits; fails if it is loading all the time. */
    public static void await(Page page) {
        page.waitForLoadState();
        Object found = page.evaluate(REST);
        if (!"quiet".equals(found)) {
            throw new AssertionError("Expected " + page.url() + " to come to rest, but it is " + found);
        }
    }
}
