package dev.pawl.server.rest.definition;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.asl.MachineType;
import dev.pawl.asl.lint.Definitions;
import dev.pawl.asl.parse.ParseResult;
import dev.pawl.asl.parse.Problem;
import dev.pawl.asl.parse.SourceMap;
import dev.pawl.server.rest.RestRequest;
import dev.pawl.server.rest.RestResponse;
import dev.pawl.server.rest.Route;
import dev.pawl.server.rest.wire.WireRoutes;
import java.util.List;

/** Routes for whoever writes a definition. */
public final class DefinitionRoutes {
    private static final String DEFINITION = "definition";
    static final int MOST = 100;

    private final WireRoutes wire;

    /** Routes with these grants. */
    public DefinitionRoutes(WireRoutes wire) {
        this.wire = wire;
    }

    /** Both of them. */
    public List<Route> all() {
        return List.of(
                wire.granted("POST", "/definitions/validation", "ValidateStateMachineDefinition",
                        request -> request.body().deepCopy(), request -> RestResponse.ok(validate(request)).now()),
                wire.route("POST", "/test-state", "TestState", request -> request.body().deepCopy()));
    }

    private static ObjectNode validate(RestRequest request) {
        String text = request.text(DEFINITION);
        MachineType type = request.optionalText("type").map(MachineType::valueOf).orElse(MachineType.STANDARD);
        return request.flag("lint") ? Advice.of(text, type) : problems(text, type);
    }

    private static ObjectNode problems(String text, MachineType type) {
        List<Problem> problems = switch (Definitions.check(text, type)) {
            case ParseResult.Parsed<?> parsed -> parsed.warnings();
            case ParseResult.Refused<?> refused -> refused.problems();
        };
        SourceMap source = SourceMap.of(text);
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("result",
                problems.stream().anyMatch(Problem::isError) ? "FAIL" : "OK");
        ArrayNode diagnostics = answer.putArray("diagnostics");
        problems.stream().limit(MOST).forEach(problem -> diagnostics.add(json(problem, source.rangeOf(problem))));
        return answer.put("truncated", problems.size() > MOST);
    }

    private static ObjectNode json(Problem problem, SourceMap.Range range) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("severity", problem.severity().name())
                .put("code", problem.code()).put("message", problem.message());
        problem.location().ifPresent(location -> json.put("location", location));
        return placed(json, range);
    }

    static ObjectNode placed(ObjectNode json, SourceMap.Range range) {
        return json.put("line", range.start().line()).put("column", range.start().column())
                .put("endLine", range.end().line()).put("endColumn", range.end().column());
    }
}
