package dev.pawl.teststate.mock;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Holds a made-up result against the shape of what the service answers. Members that the model does not know
 * are let be:
 * services grow.
 *
 * @param strict
 *            whether required members must be there
 * @param free
 *            members of the answer itself that may be anything
 */
record ShapeCheck(ServiceModel model, boolean strict, Set<String> free) {
    private static final Pattern LEADING_CAPITALS = Pattern.compile("^([A-Z])([A-Z]+)(?=[A-Z][a-z])");

    /**
     * Checks a value.
     *
     * @param field
     *            where it stands
     * @throws StateTestException
     *             if it does not fit
     */
    void check(ResponseShape shape, JsonNode value, String field) {
        switch (shape) {
            case ResponseShape.Document any -> {
                // All JSON fits.
            }
            case ResponseShape.Structure structure -> structure(structure, value, field);
            case ResponseShape.ListOf list -> {
                require(value.isArray(), field, "must be an array");
                value.forEach(element -> check(model.shape(list.element()), element, field));
            }
            case ResponseShape.MapOf map -> {
                require(value.isObject(), field, "must be an object");
                value.forEach(member -> check(model.shape(map.value()), member, field));
            }
            case ResponseShape.Text text -> {
                require(value.isTextual(), field, "must be a string");
                require(text.values().isEmpty() || text.values().contains(value.textValue()), field,
                        "is not an expected value");
                length(text.length(), value, field);
            }
            case ResponseShape.Bytes bytes -> {
                require(value.isTextual(), field, "must be a string");
                length(bytes.length(), value, field);
            }
            case ResponseShape.Timestamp timestamp -> require(value.isTextual(), field, "must be a string");
            case ResponseShape.Flag flag -> require(value.isBoolean(), field, "must be a boolean");
            case ResponseShape.Numeric number -> {
                require(value.isNumber(), field, "must be a number");
                range(number.range(), value.decimalValue(), field, "value");
            }
        }
    }

    private void structure(ResponseShape.Structure structure, JsonNode value, String field) {
        require(value.isObject(), field, "must be an object");
        if (strict) {
            for (String required : new TreeSet<>(structure.required())) {
                String name = shown(required);
                if (!value.has(name) && !value.has(javaName(name))) {
                    throw problem("Required field '" + name + "' is missing");
                }
            }
        }
        Map<String, String> byName = new HashMap<>();
        structure.members().forEach((name, shape) -> {
            byName.put(javaName(shown(name)), shape);
            byName.put(shown(name), shape);
        });
        value.properties().forEach(member -> {
            String shape = byName.get(member.getKey());
            if (shape != null && !free.contains(member.getKey())) {
                check(model.shape(shape), member.getValue(), member.getKey());
            }
        });
    }

    /** Step Functions writes all members with a capital. */
    private static String shown(String name) {
        return name.isEmpty() ? name : Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    /** Some are named as in the SDK for Java: SsekmsKeyId for SSEKMSKeyId. */
    private static String javaName(String name) {
        Matcher matcher = LEADING_CAPITALS.matcher(name);
        return matcher.find()
                ? matcher.group(1) + matcher.group(2).toLowerCase(Locale.ROOT) + name.substring(matcher.end())
                : name;
    }

    private static void length(ResponseShape.Range range, JsonNode value, String field) {
        range(range, BigDecimal.valueOf(value.textValue().length()), field, "length");
    }

    private static void range(ResponseShape.Range range, BigDecimal actual, String field, String what) {
        require(range.min().filter(min -> actual.compareTo(min) < 0).isEmpty(), field,
                "is smaller than the minimum " + what);
        require(range.max().filter(max -> actual.compareTo(max) > 0).isEmpty(), field, "exceeds the maximum " + what);
    }

    private static void require(boolean fits, String field, String problem) {
        if (!fits) {
            throw problem("Field '" + field + "' " + problem);
        }
    }

    private static StateTestException problem(String what) {
        return StateTestException.validation("Mock result schema validation error: " + what);
    }
}
