package dev.pawl.server.api.check;

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

/** Collects every constraint of the model that a request of the right types breaks. */
final class ConstraintCheck {
    private final List<String> problems = new ArrayList<>();

    private ConstraintCheck() {}

    /** In the order of the model's members; each reads "Value … at '…' failed to satisfy constraint: …". */
    static List<String> problems(StructureShape structure, JsonNode request) {
        ConstraintCheck check = new ConstraintCheck();
        check.structure(structure, request, "");
        return check.problems;
    }

    private void structure(StructureShape structure, JsonNode value, String path) {
        structure.members().forEach((name, member) -> {
            JsonNode child = value.path(name);
            String childPath = path + name;
            if (!child.isNull() && !child.isMissingNode()) {
                value(member.shape(), child, childPath);
            } else if (member.required()) {
                problems.add("Value null at '" + childPath + "' failed to satisfy constraint: Member must not be null");
            }
        });
    }

    private void value(Shape shape, JsonNode value, String path) {
        switch (shape) {
            case TextShape text -> scalar(text, value, path);
            case NumberShape number -> scalar(number, value, path);
            case ListShape list -> list(list, value, path);
            case MapShape map -> value.properties()
                    .forEach(entry -> value(map.value(), entry.getValue(), path + "." + entry.getKey() + ".member"));
            case StructureShape structure -> structure(structure, value, path + ".");
            case FlagShape flag -> {
            }
            case TimestampShape timestamp -> {
            }
        }
    }

    private void scalar(Shape shape, JsonNode value, String path) {
        Constraint.of(shape).stream().filter(constraint -> !constraint.holds(value))
                .forEach(constraint -> add(ValueText.of(shape, value), path, constraint.text()));
    }

    private void list(ListShape list, JsonNode value, String path) {
        Constraint.length(list).stream().filter(constraint -> !constraint.holds(value))
                .forEach(constraint -> add(ValueText.of(list, value), path, constraint.text()));
        switch (list.element()) {
            case TextShape text -> elements(list, text, value, path);
            case NumberShape number -> elements(list, number, value, path);
            case ListShape inner -> members(inner, value, path);
            case MapShape map -> members(map, value, path);
            case StructureShape structure -> members(structure, value, path);
            case FlagShape flag -> {
            }
            case TimestampShape timestamp -> {
            }
        }
    }

    /**
     * AWS names neither the element nor the constraint that it breaks: it lists all that elements have to keep.
     */
    private void elements(ListShape list, Shape element, JsonNode value, String path) {
        List<Constraint> constraints = Constraint.of(element);
        boolean broken = false;
        for (JsonNode item : value) {
            broken |= item.isNull() || constraints.stream().anyMatch(constraint -> !constraint.holds(item));
        }
        if (broken) {
            List<String> texts = new ArrayList<>(constraints.stream().map(Constraint::text).toList());
            texts.add("Member must not be null");
            add(ValueText.of(list, value), path, "Member must satisfy constraint: [" + String.join(", ", texts) + "]");
        }
    }

    private void members(Shape element, JsonNode value, String path) {
        int position = 1;
        for (JsonNode item : value) {
            if (!item.isNull()) {
                value(element, item, path + "." + position + ".member");
            }
            position++;
        }
    }

    private void add(String value, String path, String constraint) {
        problems.add("Value " + value + "at '" + path + "' failed to satisfy constraint: " + constraint);
    }
}
