package dev.pawl.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.asl.parse.SourceMap;
import dev.pawl.lint.Finding;
import dev.pawl.lint.LintCode;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/** Findings as SARIF 2.1.0, which code hosts and editors show beside the lines. */
final class Sarif {
    private final ArrayNode results = JsonNodeFactory.instance.arrayNode();
    private final Set<String> codes = new TreeSet<>();

    void add(Path file, SourceMap source, Finding finding) {
        codes.add(finding.code());
        SourceMap.Position at = source.position(finding.location());
        ObjectNode result = results.addObject().put("ruleId", finding.code()).put("level", level(finding));
        result.putObject("message").put("text", finding.message());
        ObjectNode place = result.putArray("locations").addObject();
        ObjectNode physical = place.putObject("physicalLocation");
        physical.putObject("artifactLocation").put("uri", file.toString().replace('\\', '/'));
        physical.putObject("region").put("startLine", at.line()).put("startColumn", at.column());
        place.putArray("logicalLocations").addObject().put("fullyQualifiedName", finding.location());
    }

    private static String level(Finding finding) {
        return switch (finding.severity()) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case INFO -> "note";
        };
    }

    JsonNode json(String version) {
        ObjectNode json = JsonNodeFactory.instance.objectNode()
                .put("$schema", "https://json.schemastore.org/sarif-2.1.0.json").put("version", "2.1.0");
        ObjectNode run = json.putArray("runs").addObject();
        ObjectNode driver = run.putObject("tool").putObject("driver").put("name", "pawl lint").put("version", version);
        ArrayNode rules = driver.putArray("rules");
        codes.forEach(code -> {
            ObjectNode rule = rules.addObject().put("id", code);
            for (LintCode known : LintCode.values()) {
                if (known.name().equals(code)) {
                    rule.putObject("shortDescription").put("text", known.title());
                    rule.putObject("help").put("text", "docs/reference/lint/" + known.page());
                }
            }
        });
        run.set("results", results);
        return json;
    }
}
