package dev.pawl.server.settings;

import dev.pawl.spelling.Spelling;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Holds a configuration against the schema, and tells all that is wrong, not only the first. */
public final class SettingsCheck {
    /** They say only that none of several ways fits; what is told of the ways is clearer. */
    private static final Set<String> CHOICES = Set.of("oneOf", "anyOf", "const");

    /** More names than that would hide what is to be said. */
    private static final int FEW = 12;

    private final JsonSchema schema;
    private final JsonNode source;

    /** Checks against this. */
    public SettingsCheck(SettingsSchema wanted) {
        source = wanted.json();
        schema = JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(source,
                SchemaValidatorsConfig.builder().locale(Locale.ROOT).pathType(PathType.JSON_POINTER).build());
    }

    /** What is wrong, in the order of the places; secrets are not quoted. */
    public List<SettingsProblem> problems(JsonNode configuration) {
        List<SettingsProblem> all = new ArrayList<>();
        Collection<ValidationMessage> messages = schema.validate(configuration);
        Set<String> told = messages.stream().filter(message -> !CHOICES.contains(message.getType()))
                .map(message -> message.getInstanceLocation().toString()).collect(Collectors.toSet());
        for (ValidationMessage message : messages) {
            if (CHOICES.contains(message.getType()) && told.contains(message.getInstanceLocation().toString())) {
                continue;
            }
            String pointer = message.getInstanceLocation().toString();
            all.add(new SettingsProblem(pointer + member(message), words(message, configuration.at(pointer))));
        }
        return all.stream().distinct().sorted(Comparator.comparing(SettingsProblem::pointer)).toList();
    }

    /** What nobody knows stands where its name does, not where what is around it begins. */
    private static String member(ValidationMessage message) {
        return message.getType().equals("additionalProperties")
                ? "/" + message.getProperty().replace("~", "~0").replace("/", "~1")
                : "";
    }

    private String words(ValidationMessage message, JsonNode found) {
        JsonNode asked = message.getSchemaNode();
        return switch (message.getType()) {
            case "additionalProperties" -> unknown(message);
            case "required" -> "Expected " + message.getProperty() + ", but it is missing";
            case "type" -> "Expected " + (asked.isArray() ? String.join(" or ", texts(asked)) : asked.asText())
                    + ", but found " + kind(found);
            case "enum" -> "Expected one of " + String.join(", ", texts(asked)) + ", but found another value";
            case "minimum" -> "Expected at least " + asked.asText() + ", but found " + found.asText();
            case "maximum" -> "Expected at most " + asked.asText() + ", but found " + found.asText();
            case "pattern", "exclusiveMinimum" -> "Expected " + pattern(message) + ", but found another value";
            default -> message.getMessage();
        };
    }

    private String unknown(ValidationMessage message) {
        String name = message.getProperty();
        Set<String> known = new TreeSet<>();
        JsonNode around = source.at(parent(message.getSchemaLocation().getFragment().toString()));
        around.path("properties").fieldNames().forEachRemaining(known::add);
        known.remove("$schema");
        Optional<String> near = Spelling.nearest(name, known);
        String names = String.join(", ", known);
        String found = ", but found " + name + near.map(one -> " (did you mean " + one + "?)").orElse("");
        return known.size() > FEW
                ? "Expected one of " + known.size() + " names" + found + "; they are " + names
                : "Expected one of " + names + found;
    }

    private String pattern(ValidationMessage message) {
        String around = parent(message.getSchemaLocation().getFragment().toString());
        String described = source.at(around).path("description").asText("");
        return described.isEmpty() ? "a text of the form " + message.getSchemaNode().asText() : described;
    }

    private static String parent(String pointer) {
        return pointer.substring(0, Math.max(0, pointer.lastIndexOf('/')));
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asText).toList();
    }

    private static String kind(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> "a text";
            case NUMBER -> "a number";
            case ARRAY -> "a list";
            case OBJECT -> "an object";
            case BOOLEAN -> value.asText();
            case NULL, MISSING, BINARY, POJO -> "nothing";
        };
    }
}
