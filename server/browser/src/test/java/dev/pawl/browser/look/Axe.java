package dev.pawl.browser.look;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.stream.Stream;

/** What axe finds in a page. */
final class Axe {
    private static final List<String> TAGS = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa",
            "best-practice");

    private Axe() {}

    /** A line for each element that breaks a rule. */
    static List<String> violations(Page page) {
        return new AxeBuilder(page).withTags(TAGS).setLegacyMode(true).analyze().getViolations().stream()
                .flatMap(Axe::lines).toList();
    }

    private static Stream<String> lines(Rule rule) {
        return rule.getNodes().stream().map(node -> rule.getId() + ": " + node.getTarget() + " " + why(node));
    }

    private static String why(CheckedNode node) {
        return node.getFailureSummary().lines().skip(1).map(String::strip).findFirst().orElse("") + " in "
                + node.getHtml();
    }
}
