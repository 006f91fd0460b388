package dev.pawl.browser.harness;

import com.microsoft.playwright.Page;
import java.util.List;

/** What makes a page scroll to the side. */
public final class Overflow {
    private static final String FIND = """
            () => {
              const root = document.documentElement;
              if (root.scrollWidth <= root.clientWidth) return [];
              const clipped = node => {
                for (let up = node.parentElement; up && up !== root; up = up.parentElement) {
                  if (getComputedStyle(up).overflowX !== 'visible' && up !== document.body) return true;
                }
                return false;
              };
              const out = [...document.body.querySelectorAll('*')]
                .filter(node => node.getBoundingClientRect().right > root.clientWidth + 1 && !clipped(node));
              if (!out.length) out.push(...[...document.body.querySelectorAll('*')].filter(node => node.getBoundingClientRect().right > root.clientWidth + 1));
              return [`${root.scrollWidth} of ${root.clientWidth} px`,
                ...out.slice(0, 8).map(node => node.outerHTML.slice(0, 140))];
            }""";

    private Overflow() {}

    /** Elements that are wider than the window; nothing if all fits. */
    @SuppressWarnings("unchecked") // a list of texts is what the function gives
    public static List<String> of(Page page) {
        return (List<String>) page.evaluate(FIND);
    }
}
