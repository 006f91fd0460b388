package dev.pawl.browser.harness;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;

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

    private static final int DOCUMENTS = 3;

    private Quiet() {}

    /** Waits; fails if it is loading all the time. */
    public static void await(Page page) {
        Object found = found(page);
        if (!"quiet".equals(found)) {
            throw new AssertionError("Expected " + page.url() + " to come to rest, but it is " + found);
        }
    }

    /** A document that another one takes the place of meanwhile, as at a reload, was not the one to wait for. */
    private static Object found(Page page) {
        for (int left = DOCUMENTS;; left--) {
            page.waitForLoadState();
            try {
                return page.evaluate(REST);
            } catch (PlaywrightException e) {
                if (left == 1 || !String.valueOf(e.getMessage()).contains("Execution context was destroyed")) {
                    throw e;
                }
            }
        }
    }
}
