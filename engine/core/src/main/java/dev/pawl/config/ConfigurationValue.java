package dev.pawl.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A value of the configuration that knows where it stands, so that a mistake can be told with its place. All
 * methods
 * throw {@link ConfigurationException} when the value is not what is asked for.
 *
 * @param json
 *            the value; missing if it is not there
 * @param pointer
 *            a JSON Pointer to it; empty for the whole file
 * @param file
 *            what the file is called
 */
public record ConfigurationValue(JsonNode json, String pointer, String file) {
    /** A member that has to be there. */
    public ConfigurationValue get(String member) {
        return find(member).orElseThrow(() -> new ConfigurationException(
                "Expected " + member + place() + ", but it is missing"));
    }

    /** A member that may be missing; null counts as missing. */
    public Optional<ConfigurationValue> find(String member) {
        JsonNode value = json.isObject() ? json.path(member) : MissingNode.getInstance();
        return value.isMissingNode() || value.isNull() ? Optional.empty() : Optional.of(at(member, value));
    }

    /** A text that is not empty. */
    public String text() {
        if (!json.isTextual() || json.textValue().isEmpty()) {
            throw wrong("a text");
        }
        return json.textValue();
    }

    /** The text of a member that has to be there. */
    public String text(String member) {
        return get(member).text();
    }

    /** The text of a member that may be missing. */
    public Optional<String> optionalText(String member) {
        return find(member).map(ConfigurationValue::text);
    }

    /** One of some texts. */
    public String oneOf(Set<String> words) {
        if (!json.isTextual() || !words.contains(json.textValue())) {
            throw wrong("one of " + String.join(", ", new TreeSet<>(words)));
        }
        return json.textValue();
    }

    /** A whole number within bounds. */
    public int number(int least, int most) {
        if (!json.isInt() || json.intValue() < least || json.intValue() > most) {
            throw wrong("a whole number from " + least + " to " + most);
        }
        return json.intValue();
    }

    /** True or false. */
    public boolean flag() {
        if (!json.isBoolean()) {
            throw wrong("true or false");
        }
        return json.booleanValue();
    }

    /** A length of time above zero: a number of seconds, or ISO 8601 such as PT5M or P1D. */
    public Duration duration() {
        try {
            Duration value = json.isNumber()
                    ? Duration.ofMillis(Math.round(json.doubleValue() * 1000))
                    : Duration.parse(json.asText());
            if (value.isPositive()) {
                return value;
            }
        } catch (DateTimeException | ArithmeticException e) {
            // told below
        }
        throw wrong("seconds, or a duration such as PT5M");
    }

    /** The elements of a list. */
    public List<ConfigurationValue> items() {
        if (!json.isArray()) {
            throw wrong("a list");
        }
        List<ConfigurationValue> all = new ArrayList<>();
        for (int i = 0; i < json.size(); i++) {
            all.add(at(String.valueOf(i), json.get(i)));
        }
        return all;
    }

    /** The texts of a list. */
    public List<String> texts() {
        return items().stream().map(ConfigurationValue::text).toList();
    }

    /** The members of an object, in order. */
    public Map<String, ConfigurationValue> members() {
        if (!json.isObject()) {
            throw wrong("an object");
        }
        Map<String, ConfigurationValue> all = new LinkedHashMap<>();
        json.properties().forEach(member -> all.put(member.getKey(), at(member.getKey(), member.getValue())));
        return all;
    }

    /** Itself, if it is an object that has no other members than these. */
    public ConfigurationValue requireOnly(Set<String> known) {
        for (String member : members().keySet()) {
            if (!known.contains(member)) {
                throw new ConfigurationException("Expected one of " + String.join(", ", new TreeSet<>(known)) + place()
                        + ", but found " + member);
            }
        }
        return this;
    }

    /** An error that says what was expected here; the value itself is not quoted, since it may be a secret. */
    public ConfigurationException wrong(String expected) {
        return new ConfigurationException("Expected " + expected + place() + ", but found " + kind(json));
    }

    /** An error that says what was expected here and what came instead. */
    public ConfigurationException wrong(String expected, String found) {
        return new ConfigurationException("Expected " + expected + place() + ", but " + found);
    }

    private String place() {
        return (pointer.isEmpty() ? " in " : " at " + pointer + " of ") + file;
    }

    private ConfigurationValue at(String member, JsonNode value) {
        return new ConfigurationValue(value, pointer + "/" + member.replace("~", "~0").replace("/", "~1"), file);
    }

    static String kind(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> value.textValue().isEmpty() ? "an empty text" : "another text";
            case NUMBER -> "another number";
            case ARRAY -> "a list";
            case OBJECT -> "an object";
            case MISSING -> "nothing";
            case NULL, BOOLEAN, BINARY, POJO -> value.asText().toLowerCase(Locale.ROOT);
        };
    }

    /** Without the value, which may be a secret. */
    @Override
    public String toString() {
        return "ConfigurationValue[" + pointer + "]";
    }
}
