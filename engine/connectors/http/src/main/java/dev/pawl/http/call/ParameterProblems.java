package dev.pawl.http.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.pawl.http.transport.Field;
import dev.pawl.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads the parameters of a task, and collects all that is wrong with them in AWS's words. */
public final class ParameterProblems {
    private final JsonNode whole;
    private final JsonNode parameters;
    private final List<String> problems;

    /** Parameters that may have members of these names. */
    public ParameterProblems(JsonNode parameters, Set<String> names) {
        this(parameters, parameters, new ArrayList<>());
        refuseOthers(names);
    }

    private ParameterProblems(JsonNode whole, JsonNode parameters, List<String> problems) {
        this.whole = whole;
        this.parameters = parameters;
        this.problems = problems;
    }

    private void refuseOthers(Set<String> names) {
        parameters.fieldNames().forEachRemaining(name -> {
            if (!names.contains(name)) {
                add("The field '" + name + "' is not supported by Step Functions");
            }
        });
    }

    /** The members of a member. */
    public ParameterProblems inside(String name, Set<String> names) {
        ParameterProblems inner = new ParameterProblems(whole, object(name), problems);
        inner.refuseOthers(names);
        return inner;
    }

    /** One more. */
    public void add(String problem) {
        problems.add(problem);
    }

    /** A text that has to be there; empty if it is not. */
    public String required(String name) {
        if (!parameters.hasNonNull(name)) {
            add("The field '" + name + "' is required but was missing");
        }
        return text(name).orElse("");
    }

    /** A text that may be there. */
    public Optional<String> text(String name) {
        JsonNode value = parameters.path(name);
        if (value.isTextual()) {
            return Optional.of(value.textValue());
        }
        if (!value.isMissingNode() && !value.isNull()) {
            add("The value for the field '" + name + "' must be a STRING");
        }
        return Optional.empty();
    }

    /** One of some texts, if it is there. */
    public Optional<String> oneOf(String name, Set<String> words) {
        Optional<String> text = text(name);
        if (text.isPresent() && !words.contains(text.get())) {
            add("The value for the field '" + name + "' must be one of the values: "
                    + new TreeSet<>(words));
            return Optional.empty();
        }
        return text;
    }

    /** As above; it has to be there. */
    public String requiredOneOf(String name, Set<String> words) {
        if (!parameters.hasNonNull(name)) {
            add("The field '" + name + "' is required but was missing");
        }
        return oneOf(name, words).orElse("");
    }

    /** An object; missing if there is none. */
    public JsonNode object(String name) {
        JsonNode value = parameters.path(name);
        if (value.isObject() || value.isMissingNode() || value.isNull()) {
            return value.isObject() ? value : MissingNode.getInstance();
        }
        add("The value for the field '" + name + "' must be an OBJECT");
        return MissingNode.getInstance();
    }

    /** An object whose members are values or lists of values. */
    public List<Field> fields(String name) {
        List<Field> fields = new ArrayList<>();
        for (var member : object(name).properties()) {
            JsonNode value = member.getValue();
            for (JsonNode each : value.isArray() ? value : List.of(value)) {
                if (each.isContainerNode() || each.isNull()) {
                    add("The value of the field '" + name + "' has an invalid format");
                } else {
                    fields.add(new Field(member.getKey(), each.asText()));
                }
            }
        }
        return fields;
    }

    /**
     * The end of reading.
     *
     * @throws CallException
     *             if something is wrong
     */
    public void throwIfAny() throws CallException {
        if (!problems.isEmpty()) {
            throw new CallException(CallException.RUNTIME, "The Parameters '" + Json.write(whole)
                    + "' could not be used to start the Task: [" + String.join(", ", problems) + "]");
        }
    }
}
