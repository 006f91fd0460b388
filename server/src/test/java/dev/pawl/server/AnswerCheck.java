package dev.pawl.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.server.api.model.Shape;
import dev.pawl.server.api.model.Shape.FlagShape;
import dev.pawl.server.api.model.Shape.ListShape;
import dev.pawl.server.api.model.Shape.MapShape;
import dev.pawl.server.api.model.Shape.NumberShape;
import dev.pawl.server.api.model.Shape.StructureShape;
import dev.pawl.server.api.model.Shape.TextShape;
import dev.pawl.server.api.model.Shape.TimestampShape;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares an answer with the model: nothing unknown, nothing missing that is required, all of the right
 * type.
 */
public final class AnswerCheck {
    private final List<String> problems = new ArrayList<>();

    private AnswerCheck() {}

    /** What is wrong with an answer of this shape; empty if nothing is. */
    public static List<String> problems(StructureShape shape, JsonNode answer) {
        AnswerCheck check = new AnswerCheck();
        check.value(shape, answer, "$");
        return check.problems;
    }

    private void value(Shape shape, JsonNode value, String path) {
        switch (shape) {
            case TextShape text -> require(
                    value.isTextual() && (text.values().isEmpty() || text.values().contains(value.textValue())), shape,
                    value, path);
            case NumberShape number -> require(value.isNumber(), shape, value, path);
            case FlagShape flag -> require(value.isBoolean(), shape, value, path);
            case TimestampShape timestamp -> require(value.isNumber(), shape, value, path);
            case ListShape list -> list(list, value, path);
            case MapShape map -> {
                require(value.isObject(), shape, value, path);
                value.properties().forEach(e -> value(map.value(), e.getValue(), path + "." + e.getKey()));
            }
            case StructureShape structure -> structure(structure, value, path);
        }
    }

    private void list(ListShape list, JsonNode value, String path) {
        require(value.isArray(), list, value, path);
        for (int i = 0; i < value.size(); i++) {
            value(list.element(), value.path(i), path + "[" + i + "]");
        }
    }

    private void structure(StructureShape structure, JsonNode value, String path) {
        require(value.isObject(), structure, value, path);
        value.properties().forEach(member -> {
            if (!structure.members().containsKey(member.getKey())) {
                problems.add(path + "." + member.getKey() + ": not in the model's " + structure.name());
            }
        });
        structure.members().forEach((name, member) -> {
            JsonNode child = value.path(name);
            if (child.isMissingNode() || child.isNull()) {
                if (member.required()) {
                    problems.add(path + "." + name + ": required, but missing");
                }
            } else {
                value(member.shape(), child, path + "." + name);
            }
        });
    }

    private void require(boolean fits, Shape shape, JsonNode value, String path) {
        if (!fits) {
            problems.add(path + ": expected " + shape.name() + ", but got " + value);
        }
    }
}
