package dev.pawl.browser.load;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What was measured, in {@code target/console-figures.txt}. */
final class Figures {
    private static final Path FILE = Path.of("target", "console-figures.txt");
    private static final String PAINT = "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? -1";
    private static final String HEAP = "() => performance.memory.usedJSHeapSize / 1048576";

    private Figures() {}

    static void note(String what, String figure) {
        try {
            Files.createDirectories(FILE.toAbsolutePath().getParent());
            Files.writeString(FILE, what + ": " + figure + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** First paint, how long until it can be used, what it holds. */
    static void noteLoad(String what, Page page, double ready) {
        note(what,
                "first paint %.0f ms, ready %.0f ms, heap %.1f MiB, %d elements".formatted(number(page, PAINT), ready,
                        number(page, HEAP), elements(page)));
    }

    static int elements(Page page) {
        return (int) number(page, "() => document.querySelectorAll('*').length");
    }

    /** Which elements there are most of. */
    static String most(Page page) {
        return String.valueOf(page.evaluate(
                """
                        () => {
                          const count = new Map();
                          for (const node of document.querySelectorAll('*')) {
                            const kind = node.tagName.toLowerCase() + '.' + (node.getAttribute('class') ?? '') + ' in ' + (node.parentElement?.getAttribute('class') ?? '');
                            count.set(kind, (count.get(kind) ?? 0) + 1);
                          }
                          return [...count].sort((a, b) => b[1] - a[1]).slice(0, 5).map(([kind, n]) => n + ' ' + kind).join('; ');
                        }"""));
    }

    static double number(Page page, String function) {
        return ((Number) page.evaluate(function)).doubleValue();
    }
}
