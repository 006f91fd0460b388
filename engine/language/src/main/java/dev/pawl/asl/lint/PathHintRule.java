package dev.pawl.asl.lint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.asl.lint.Outline.StateNode;
import dev.pawl.asl.parse.Location;
import dev.pawl.asl.parse.Problem;
import dev.pawl.asl.parse.ProblemCode;
import dev.pawl.asl.parse.Problems;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Warns of texts that look like a path or an intrinsic but stand where they are never evaluated. */
final class PathHintRule implements Rule {
    private static final Pattern PATH_LIKE = Pattern.compile("\\$\\$?([.\\[].*)?|States\\.[A-Za-z0-9]+\\(.*\\)",
            Pattern.DOTALL);
    private static final List<String> TEMPLATES = List.of("Parameters", "ResultSelector", "ItemSelector", "Assign");
    private static final List<String> TEXTS = List.of("Error", "Cause");

    @Override
    public void check(Outline outline, Problems problems) {
        for (StateNode state : outline.states()) {
            if (!outline.isJsonata(state)) {
                check(state, problems);
            }
        }
    }

    private static void check(StateNode state, Problems problems) {
        for (String field : TEMPLATES) {
            findHoles(state.node().path(field), state.location().child(field), problems);
        }
        for (String field : TEXTS) {
            if (looksLikePath(state.node().path(field))) {
                problems.add(Problem.warning(ProblemCode.NO_PATH, "The value for the field '" + field
                        + "' looks like a path, but the name of the field does not end with 'Path'",
                        state.location().child(field)));
            }
        }
        if (state.is("Pass")) {
            findStatic(state.node().path("Result"), state.location().child("Result"), problems);
        }
    }

    private static void findHoles(JsonNode template, Location at, Problems problems) {
        for (Map.Entry<String, JsonNode> member : template.properties()) {
            String key = member.getKey();
            if (!key.endsWith(".$") && looksLikePath(member.getValue())) {
                problems.add(Problem.warning(ProblemCode.NO_DOLLAR, "The value for the field '" + key
                        + "' looks like a JSONPath or an intrinsic function, but the name of the field does not end"
                        + " with '.$'", at));
            }
            findHoles(member.getValue(), at, problems);
        }
        for (int i = 0; template.isArray() && i < template.size(); i++) {
            findHoles(template.path(i), at, problems);
        }
    }

    private static void findStatic(JsonNode result, Location at, Problems problems) {
        for (Map.Entry<String, JsonNode> member : result.properties()) {
            if (member.getKey().endsWith(".$") || looksLikePath(member.getValue())) {
                problems.add(Problem.warning(ProblemCode.PASS_RESULT_IS_STATIC, "The field '" + member.getKey()
                        + "' of a Pass state's Result is static and will not be evaluated", at));
            }
            findStatic(member.getValue(), at, problems);
        }
        for (int i = 0; result.isArray() && i < result.size(); i++) {
            findStatic(result.path(i), at, problems);
        }
    }

    private static boolean looksLikePath(JsonNode value) {
        return value.isTextual() && PATH_LIKE.matcher(value.textValue()).matches();
    }
}
