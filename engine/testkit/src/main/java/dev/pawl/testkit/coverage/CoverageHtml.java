package dev.pawl.testkit.coverage;

import dev.pawl.testkit.coverage.Coverage.Item;
import dev.pawl.testkit.coverage.Coverage.Share;
import dev.pawl.testkit.coverage.Target.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Coverage as one page that needs nothing else: no script, no file beside it, light and dark. */
public final class CoverageHtml {
    private static final String STYLE = """
            :root{color-scheme:light dark;--ink:#1d2430;--soft:#5a6472;--page:#fff;--line:#d7dce3;--good:#1a7f4b;--bad:#b3261e;--tint:#fdeceb}
            @media(prefers-color-scheme:dark){:root{--ink:#e8ebf0;--soft:#a3adba;--page:#14181f;--line:#343c48;--good:#5fd39b;--bad:#ff9b92;--tint:#3a1d1b}}
            body{font:15px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--page);max-width:70rem;margin:2rem auto;padding:0 1rem}
            h1{font-size:1.6rem;margin:0}h2{font-size:1.25rem;margin:2.5rem 0 .5rem}p{margin:.3rem 0;color:var(--soft)}
            table{border-collapse:collapse;width:100%;margin:1rem 0}th,td{text-align:left;padding:.35rem .6rem;border-bottom:1px solid var(--line);vertical-align:top}
            th{font-weight:600}th.n,td.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
            caption{text-align:left;padding:0 .6rem .35rem;color:var(--soft)}table.sum{width:auto;min-width:min(24rem,100%)}
            tr.missing>*{background:var(--tint)}@media(max-width:40rem){.place{display:none}}
            .good{color:var(--good)}.bad{color:var(--bad)}code{font:13px ui-monospace,monospace;overflow-wrap:anywhere}
            figure{margin:1rem 0;overflow:auto;border:1px solid var(--line);border-radius:8px}figure svg{display:block;margin:auto;max-width:100%;height:auto}
            """;

    private final StringBuilder page = new StringBuilder();

    private CoverageHtml() {}

    /**
     * The page.
     *
     * @param picture
     *            of a machine as SVG that brings its own style, if there is one
     */
    public static String of(List<Coverage> machines, Function<Coverage, Optional<String>> picture) {
        CoverageHtml html = new CoverageHtml();
        html.page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n")
                .append("<title>Coverage of state machines</title>\n<style>\n").append(STYLE)
                .append("</style>\n</head>\n<body>\n<main>\n<h1>Coverage</h1>\n");
        html.page.append("<p>What the tests tried of ").append(machines.size())
                .append(machines.size() == 1 ? " state machine" : " state machines").append(".</p>\n");
        machines.forEach(coverage -> html.machine(coverage, picture.apply(coverage)));
        return html.page.append("</main>\n</body>\n</html>\n").toString();
    }

    private void machine(Coverage coverage, Optional<String> picture) {
        page.append("<section>\n<h2>").append(escaped(coverage.machine())).append("</h2>\n");
        page.append("<table class=\"sum\">\n<caption>").append(escaped(percent(coverage.total()))).append(" of ")
                .append(escaped(coverage.machine())).append("</caption>\n")
                .append("<thead><tr><th scope=\"col\">Kind</th><th scope=\"col\" class=\"n\">Covered</th>")
                .append("<th scope=\"col\" class=\"n\">Share</th></tr></thead>\n<tbody>\n");
        for (Kind kind : Kind.values()) {
            Share share = coverage.of(kind);
            page.append("<tr><th scope=\"row\">").append(kind.text()).append("</th><td class=\"n\">")
                    .append(share.covered()).append(" of ").append(share.all()).append("</td><td class=\"n ")
                    .append(share.covered() == share.all() ? "good" : "bad").append("\">").append(percent(share))
                    .append("</td></tr>\n");
        }
        page.append("</tbody>\n</table>\n");
        picture.ifPresent(svg -> page.append("<figure>").append(svg).append("</figure>\n"));
        page.append("<table>\n<caption>All that can be covered</caption>\n<thead><tr><th scope=\"col\">State</th>")
                .append("<th scope=\"col\">What</th><th scope=\"col\" class=\"n\">Times</th>")
                .append("<th scope=\"col\" class=\"place\">Place</th></tr></thead>\n<tbody>\n");
        coverage.items().forEach(this::item);
        page.append("</tbody>\n</table>\n</section>\n");
    }

    private void item(Item item) {
        page.append(item.covered() ? "<tr>" : "<tr class=\"missing\">").append("<th scope=\"row\">")
                .append(escaped(item.target().state())).append("</th><td>").append(escaped(item.target().words()))
                .append("</td><td class=\"n ").append(item.covered() ? "good" : "bad").append("\">")
                .append(item.covered() ? Long.toString(item.times()) : "never")
                .append("</td><td class=\"place\"><code>")
                .append(escaped(item.place())).append("</code></td></tr>\n");
    }

    private static String percent(Share share) {
        return String.format(Locale.ROOT, "%.1f %%", share.percent());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
