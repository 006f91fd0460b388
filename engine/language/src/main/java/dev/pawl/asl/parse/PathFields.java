package dev.pawl.asl.parse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pawl.asl.PathField;
import dev.pawl.asl.ResultPath;
import dev.pawl.expr.ExpressionSyntaxException;
import dev.pawl.expr.path.JsonPathExpression;
import dev.pawl.expr.path.ReferencePath;
import dev.pawl.expr.template.PathValue;
import dev.pawl.expr.template.PayloadTemplate;
import java.util.Map;
import java.util.Optional;

/** Reads paths and payload templates of JSONPath states. */
final class PathFields {
    private static final JsonPathExpression ROOT = JsonPathExpression.parse("$");

    private PathFields() {}

    /** InputPath or OutputPath. */
    static PathField filter(Fields fields, String name) {
        Optional<JsonNode> value = fields.value(name);
        if (value.isEmpty()) {
            return new PathField.Absent();
        }
        return value.get().isNull() ? new PathField.Null() : new PathField.Path(new PathValue.Path(path(fields, name)));
    }

    /** ResultPath. */
    static ResultPath resultPath(Fields fields) {
        Optional<JsonNode> value = fields.value("ResultPath");
        if (value.isPresent() && value.get().isNull()) {
            return new ResultPath.Discard();
        }
        Optional<String> text = fields.text("ResultPath");
        if (text.isEmpty() || text.get().equals("$") || startsWrong(text.get(), fields, "ResultPath")) {
            return new ResultPath.Replace();
        }
        try {
            return new ResultPath.At(ReferencePath.parse(text.get()));
        } catch (ExpressionSyntaxException e) {
            notReference(e.getMessage(), fields, "ResultPath");
            return new ResultPath.Replace();
        }
    }

    private static boolean startsWrong(String text, Fields fields, String name) {
        boolean wrong = !text.startsWith("$");
        if (wrong) {
            fields.problems().schema("Value must be a valid JSONPath.", fields.at(name));
        }
        return wrong;
    }

    private static void notReference(String reason, Fields fields, String name) {
        fields.problems().schema("Value is not a Reference Path: " + reason, fields.at(name));
    }

    private static JsonPathExpression path(Fields fields, String name) {
        Optional<String> text = fields.text(name);
        if (text.isEmpty() || startsWrong(text.get(), fields, name)) {
            return ROOT;
        }
        try {
            return JsonPathExpression.parse(text.get());
        } catch (ExpressionSyntaxException e) {
            fields.problems().schema("Value must be a valid JSONPath.", fields.at(name));
            return ROOT;
        }
    }

    /** A path that leads to one place: the …Path variant of a field. */
    static Optional<PathValue> reference(Fields fields, String name) {
        if (!fields.has(name)) {
            return Optional.empty();
        }
        JsonPathExpression path = path(fields, name);
        if (!path.definite()) {
            notReference("it could lead to several places", fields, name);
        }
        return Optional.of(new PathValue.Path(path));
    }

    /** A path of a Choice rule. */
    static JsonPathExpression choicePath(Fields fields, String name) {
        Optional<String> text = fields.text(name);
        if (text.isPresent() && !text.get().startsWith("$")) {
            notReference("Reference path didn't start with '$'", fields, name);
            return ROOT;
        }
        return path(fields, name);
    }

    /** A path, or a call of an intrinsic function. */
    static Optional<PathValue> pathOrIntrinsic(Fields fields, String name) {
        return fields.text(name).flatMap(text -> pathOrIntrinsic(text, fields, name));
    }

    private static Optional<PathValue> pathOrIntrinsic(String text, Fields fields, String name) {
        try {
            return Optional.of(PathValue.parse(text));
        } catch (ExpressionSyntaxException e) {
            notPathOrIntrinsic(name, fields.problems(), fields.at(name));
            return Optional.empty();
        }
    }

    /** The payload template in a field. AWS locates its mistakes at the field, however deep they stand. */
    static Optional<PayloadTemplate> template(Fields fields, String name) {
        return fields.value(name).map(v -> {
            boolean right = check(v, fields.problems(), fields.at(name));
            return PayloadTemplate.parse(right ? v : JsonNodeFactory.instance.objectNode());
        });
    }

    private static boolean check(JsonNode value, Problems problems, Location at) {
        boolean right = true;
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            right &= member.getKey().endsWith(".$")
                    ? hole(member.getKey(), member.getValue(), problems, at)
                    : check(member.getValue(), problems, at);
        }
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            right &= check(value.get(i), problems, at);
        }
        return right;
    }

    private static boolean hole(String key, JsonNode value, Problems problems, Location at) {
        try {
            if (value.isTextual()) {
                PathValue.parse(value.textValue());
                return true;
            }
        } catch (ExpressionSyntaxException e) {
            // reported below, in AWS's words
        }
        notPathOrIntrinsic(key, problems, at);
        return false;
    }

    private static void notPathOrIntrinsic(String name, Problems problems, Location at) {
        problems.schema("The value for the field '" + name
                + "' must be a valid JSONPath or a valid intrinsic function call", at);
    }
}
