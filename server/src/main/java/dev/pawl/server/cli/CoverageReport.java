package dev.pawl.server.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pawl.asl.parse.DefinitionParser;
import dev.pawl.asl.parse.SourceMap;
import dev.pawl.graph.GraphException;
import dev.pawl.graph.StateGraph;
import dev.pawl.graph.svg.Status;
import dev.pawl.graph.svg.SvgOptions;
import dev.pawl.graph.svg.SvgOptions.Progress;
import dev.pawl.graph.svg.Theme;
import dev.pawl.server.cli.FoundTests.Found;
import dev.pawl.testkit.coverage.Coverage;
import dev.pawl.testkit.coverage.CoverageHtml;
import dev.pawl.testkit.coverage.CoverageJson;
import dev.pawl.testkit.coverage.CoverageText;
import dev.pawl.testkit.coverage.Target;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Coverage of definitions in one of its forms.
 *
 * @param all
 *            by definition
 */
record CoverageReport(Map<Found, Coverage> all) {
    /** Forms of coverage. */
    enum Format {
        TEXT, HTML, JUNIT, JSON
    }

    String text() {
        StringBuilder text = new StringBuilder();
        all.forEach((found, coverage) -> {
            SourceMap source = SourceMap.of(found.text());
            text.append(CoverageText.of(coverage,
                    place -> found.definition() + ":" + source.position(place).line()));
        });
        return text.toString();
    }

    String json() {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        all.forEach((found, coverage) -> array
                .add(CoverageJson.of(coverage).put("definition", found.definition().toString())));
        return PrettyJson.of(array) + System.lineSeparator();
    }

    String html() {
        Map<Coverage, Found> founds = new HashMap<>();
        all.forEach((found, coverage) -> founds.put(coverage, found));
        return CoverageHtml.of(List.copyOf(all.values()),
                coverage -> Optional.ofNullable(founds.get(coverage)).flatMap(found -> picture(found, coverage)));
    }

    /** The machine with what was entered; a machine that is too large to be drawn is told by the table alone. */
    private static Optional<String> picture(Found found, Coverage coverage) {
        Map<String, Status> statuses = new HashMap<>();
        coverage.items().stream().filter(item -> item.covered() && item.target() instanceof Target.Entered)
                .forEach(item -> statuses.put(item.target().state(), Status.SUCCEEDED));
        try {
            return Optional.of(StateGraph.of(DefinitionParser.parseTrusted(found.text())).svg(new SvgOptions(
                    coverage.machine(), Optional.of(Theme.AUTO), Optional.of(new Progress(statuses, Set.of())))));
        } catch (GraphException e) {
            return Optional.empty();
        }
    }
}
