package dev.pawl.server.api.machine;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.asl.MachineType;
import dev.pawl.asl.lint.Definitions;
import dev.pawl.asl.parse.ParseResult;
import dev.pawl.asl.parse.Problem;
import dev.pawl.server.api.QuickOperation;
import dev.pawl.server.api.Request;
import java.util.List;

/** Says what is wrong, or odd, in a definition. */
record ValidateStateMachineDefinition() implements QuickOperation {
    private static final int MOST = 100;

    @Override
    public ObjectNode answer(Request request) {
        MachineType type = request.optionalText("type").map(MachineType::valueOf).orElse(MachineType.STANDARD);
        List<Problem> all = switch (Definitions.check(request.text("definition"), type)) {
            case ParseResult.Parsed<?> parsed -> parsed.warnings();
            case ParseResult.Refused<?> refused -> refused.problems();
        };
        boolean warnings = request.optionalText("severity").orElse("").equals("WARNING");
        List<Problem> wanted = all.stream().filter(problem -> warnings || problem.isError()).toList();
        int asked = request.number("maxResults").orElse(0);
        int most = asked == 0 ? MOST : asked;
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("result",
                all.stream().anyMatch(Problem::isError) ? "FAIL" : "OK");
        ArrayNode diagnostics = answer.putArray("diagnostics");
        wanted.stream().limit(most).map(ValidateStateMachineDefinition::json).forEach(diagnostics::add);
        return answer.put("truncated", wanted.size() > most);
    }

    private static ObjectNode json(Problem problem) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("severity", problem.severity().name())
                .put("code", problem.code()).put("message", problem.message());
        problem.location().ifPresent(location -> json.put("location", location));
        return json;
    }
}
