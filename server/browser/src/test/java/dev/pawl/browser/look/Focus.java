package dev.pawl.browser.look;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Goes through a page with the Tab key. */
final class Focus {
    private static final int LONGEST = 300;
    private static final String MARK = """
            within => {
              const shown = node => node.checkVisibility({ visibilityProperty: true }) && !node.closest('[inert]');
              // of radio buttons of one name the Tab key stops at the one that is checked, else at the first
              const stop = node => {
                const group = [...document.querySelectorAll(`input[type=radio][name="${node.name}"]`)];
                return node === (group.find(one => one.checked) ?? group[0]);
              };
              const all = [...document.querySelector(within).querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex], [contenteditable="true"]')]
                .filter(node => shown(node) && !node.disabled && node.tabIndex >= 0 && node.type !== 'hidden')
                .filter(node => node.type !== 'radio' || stop(node));
              all.forEach((node, at) => { node.dataset.walk = at + ' ' + node.outerHTML.replace(/\\s+/g, ' ').slice(0, 120); });
              document.activeElement?.blur();
              window.getSelection().removeAllRanges();
              return all.map(node => node.dataset.walk);
            }""";
    private static final String HERE = """
            () => {
              const node = document.activeElement;
              if (!node || node === document.body) return null;
              const drawn = one => {
                const looks = () => [...one.children].map(child => getComputedStyle(child).stroke).join();
                const focused = looks();
                one.blur();
                const plain = looks();
                one.focus();
                return focused !== plain;
              };
              const marked = (one, pseudo) => {
                const style = getComputedStyle(one, pseudo);
                return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1) || style.boxShadow !== 'none';
              };
              let ring = node instanceof SVGElement && drawn(node);
              for (let up = node, steps = 0; up && steps < 4; up = up.parentElement, steps++) ring ||= marked(up);
              if (node.classList.contains('cm-content')) return [node.dataset.walk ?? 'editor', ring, true];
              return [node.dataset.walk ?? 'unknown ' + node.outerHTML.slice(0, 120), ring, false];
            }""";

    private Focus() {}

    /**
     * What came of it.
     *
     * @param missed
     *            elements that should have had the focus and had not
     * @param invisible
     *            elements that had it without showing so
     */
    record Walk(List<String> missed, List<String> invisible) {}

    static Walk walk(Page page) {
        return walk(page, "body");
    }

    /** The same in a part of the page, from which the Tab key does not lead away. */
    @SuppressWarnings("unchecked") // lists of texts are what the functions give
    static Walk walk(Page page, String within) {
        List<String> wanted = (List<String>) page.evaluate(MARK, within);
        Set<String> seen = new LinkedHashSet<>();
        List<String> invisible = new ArrayList<>();
        for (int steps = 0; steps < LONGEST && seen.size() < wanted.size(); steps++) {
            page.keyboard().press("Tab");
            // at the end of the page the browser itself has the focus, and then it begins anew
            if (page.evaluate(HERE) instanceof List<?> told && seen.add(String.valueOf(told.get(0)))) {
                if (Boolean.FALSE.equals(told.get(1))) {
                    invisible.add("not seen to have the focus: " + told.get(0));
                }
                if (Boolean.TRUE.equals(told.get(2))) {
                    page.keyboard().press("Escape");
                }
            }
        }
        List<String> missed = wanted.stream().filter(one -> !seen.contains(one)).map(one -> "not reached: " + one)
                .toList();
        return new Walk(missed, invisible);
    }
}
