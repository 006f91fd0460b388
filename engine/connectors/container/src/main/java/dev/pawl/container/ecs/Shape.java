package dev.pawl.container.ecs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a field of a request may hold, as the API's own model says. */
sealed interface Shape {
    /** Adds what is wrong with a value, in Step Functions' words. */
    void check(String field, JsonNode value, List<String> problems);

    /** A text, of a few if they are named. */
    record Text(Set<String> words) implements Shape {
        @Override
        public void check(String field, JsonNode value, List<String> problems) {
            if (!value.isTextual()) {
                problems.add("The value for the field '" + field + "' must be a STRING");
            } else if (!words.isEmpty() && !words.contains(value.textValue())) {
                problems.add("The value for the field '" + field + "' must be one of the values: " + words);
            }
        }
    }

    /** A whole number. */
    record Whole() implements Shape {
        @Override
        public void check(String field, JsonNode value, List<String> problems) {
            if (!value.isIntegralNumber()) {
                problems.add("The value for the field '" + field + "' must be an INTEGER");
            }
        }
    }

    /** True or false. */
    record Flag() implements Shape {
        @Override
        public void check(String field, JsonNode value, List<String> problems) {
            if (!value.isBoolean()) {
                problems.add("The value for the field '" + field + "' must be a BOOLEAN");
            }
        }
    }

    /** A list. */
    record Listing(Shape of) implements Shape {
        @Override
        public void check(String field, JsonNode value, List<String> problems) {
            if (!value.isArray()) {
                problems.add("The value for the field '" + field + "' must be an ARRAY");
            }
            value.forEach(item -> of.check(field, item, problems));
        }
    }

    /** An object with these members. */
    record Structure(Map<String, Shape> members) implements Shape {
        @Override
        public void check(String field, JsonNode value, List<String> problems) {
            if (!value.isObject()) {
                problems.add("The value for the field '" + field + "' must be an OBJECT");
                return;
            }
            value.properties().forEach(member -> {
                Shape shape = members.get(member.getKey());
                if (shape == null) {
                    problems.add("The field '" + member.getKey() + "' is not supported by Step Functions");
                } else if (!member.getValue().isNull()) {
                    shape.check(member.getKey(), member.getValue(), problems);
                }
            });
        }
    }

    /** Anything: it is taken and has no effect here. */
    record Any() implements Shape {
        @Override
        public void check(String field, JsonNode value, List<String> problems) {
            // nobody reads it
        }
    }
}
