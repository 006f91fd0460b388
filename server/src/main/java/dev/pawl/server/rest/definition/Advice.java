package dev.pawl.server.rest.definition;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.asl.MachineType;
import dev.pawl.asl.parse.SourceMap;
import dev.pawl.lint.Finding;
import dev.pawl.lint.Fix;
import dev.pawl.lint.LintOptions;
import dev.pawl.lint.Linter;
import dev.pawl.lint.Severity;
import dev.pawl.lint.text.JsonEdits;
import java.time.Instant;
import java.util.List;

/** The answer with what the linter has to say, for whoever wants to hear it. */
final class Advice {
    private Advice() {}

    static ObjectNode of(String text, MachineType type) {
        List<Finding> findings = Linter.lint(text, LintOptions.standard().type(type).now(Instant.now()));
        boolean refused = findings.stream().anyMatch(f -> f.severity() == Severity.ERROR);
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("result", refused ? "FAIL" : "OK");
        ArrayNode diagnostics = answer.putArray("diagnostics");
        SourceMap source = SourceMap.of(text);
        findings.stream().limit(DefinitionRoutes.MOST)
                .forEach(f -> diagnostics.add(json(f, source.range(f.location()))));
        if (findings.stream().anyMatch(f -> f.fix().isPresent())) {
            JsonEdits edits = JsonEdits.of(text);
            for (int i = 0; i < diagnostics.size(); i++) {
                ObjectNode json = (ObjectNode) diagnostics.get(i);
                findings.get(i).fix().ifPresent(fix -> addFix(json, fix, edits));
            }
        }
        return answer.put("truncated", findings.size() > DefinitionRoutes.MOST);
    }

    private static ObjectNode json(Finding finding, SourceMap.Range range) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("severity", finding.severity().name())
                .put("code", finding.code()).put("message", finding.message()).put("location", finding.location());
        finding.page().ifPresent(page -> json.put("page", "docs/" + page));
        return DefinitionRoutes.placed(json, range);
    }

    private static void addFix(ObjectNode json, Fix fix, JsonEdits edits) {
        edits.of(fix.changes()).ifPresent(all -> {
            ArrayNode list = json.putObject("fix").put("title", fix.title()).putArray("edits");
            all.forEach(e -> list.addObject().put("from", e.start()).put("to", e.end()).put("text", e.replacement()));
        });
    }
}
