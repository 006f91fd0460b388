package dev.pawl.secret;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.pawl.config.Configuration;
import dev.pawl.config.ConfigurationValue;
import dev.pawl.json.Payload;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The secrets that section {@code secrets} of the configuration names. A text refers to one as
 * <code>{{secret:NAME}}</code>. A connector resolves references at the last moment, and passes what comes
 * back
 * from
 * outside through {@link #redact(String)} before anybody sees it.
 */
public final class Secrets {
    /** There are none. */
    public static final Secrets NONE = new Secrets(Map.of(), name -> Optional.empty());

    private static final Pattern REFERENCE = Pattern.compile("\\{\\{secret:([A-Za-z0-9_.-]{1,128})\\}\\}");
    private static final int MACHINE_NAME = 6;

    private final Map<String, SecretSource> sources;
    private final Function<String, Optional<String>> environment;
    private final Redaction redaction = new Redaction();

    private Secrets(Map<String, SecretSource> sources, Function<String, Optional<String>> environment) {
        this.sources = sources;
        this.environment = environment;
    }

    /**
     * Those of a configuration.
     *
     * @param environment
     *            environment variables by name
     * @throws dev.pawl.config.ConfigurationException
     *             if the section is not as it should be; that a value is there is only looked at when it is used
     */
    public static Secrets of(Configuration configuration, Function<String, Optional<String>> environment) {
        Map<String, SecretSource> sources = new TreeMap<>();
        configuration.value("secrets").map(ConfigurationValue::members).orElse(Map.of())
                .forEach((name, value) -> sources.put(name, SecretSource.read(value, configuration)));
        return new Secrets(sources, environment);
    }

    /**
     * The value of a secret, for configuration.
     *
     * @throws SecretException
     *             if there is none of that name, or its value cannot be had
     */
    public String value(String name) {
        String value = source(name).value(name, environment);
        if (value.length() < Redaction.SHORTEST) {
            throw new SecretException("Expected at least " + Redaction.SHORTEST + " characters in the secret " + name
                    + ", but it is shorter");
        }
        redaction.add(value);
        return value;
    }

    /**
     * A text of the configuration with the values of all secrets that it refers to.
     *
     * @throws SecretException
     *             as {@link #value}
     */
    public String expand(String text) {
        return expand(text, name -> true);
    }

    /**
     * Arguments of a task with the values of the secrets that its definition refers to. A reference that came
     * with
     * the
     * data refers to nothing: whoever may start an execution could otherwise ask for any secret of the machine.
     *
     * @param references
     *            where the definition itself has references
     * @param stateMachineArn
     *            whose task it is; a version's or an alias' ARN counts as the machine's
     * @throws SecretException
     *             as {@link #value}, and if that machine may not use one of them
     */
    @SuppressWarnings("ReferenceEquality") // the arguments themselves must not be changed
    public JsonNode expandFor(JsonNode arguments, List<String> references, String stateMachineArn) {
        JsonNode expanded = arguments;
        for (String reference : references) {
            JsonPointer place = JsonPointer.compile(reference);
            JsonNode text = expanded.at(place);
            if (text.isTextual() && refers(text.textValue())) {
                TextNode value = TextNode.valueOf(expandFor(text.textValue(), stateMachineArn));
                expanded = replaced(expanded == arguments ? arguments.deepCopy() : expanded, place, value);
            }
        }
        return expanded;
    }

    /**
     * A text that stands in a definition, with the values of the secrets that it refers to.
     *
     * @throws SecretException
     *             as above
     */
    public String expandFor(String text, String stateMachineArn) {
        String[] parts = stateMachineArn.split(":", -1);
        String machine = parts.length > MACHINE_NAME ? parts[MACHINE_NAME] : "";
        return expand(text, name -> source(name).isFor(machine));
    }

    private static JsonNode replaced(JsonNode whole, JsonPointer place, TextNode value) {
        if (place.matches()) {
            return value;
        }
        switch (whole.at(place.head())) {
            case ObjectNode object -> object.set(place.last().getMatchingProperty(), value);
            case ArrayNode array -> array.set(place.last().getMatchingIndex(), value);
            default -> throw new IllegalStateException("Expected a text within an object or a list at " + place);
        }
        return whole;
    }

    /** Whether a text refers to a secret. */
    public static boolean refers(String text) {
        return text.contains("{{secret:") && REFERENCE.matcher(text).find();
    }

    /** From now on, hides also that value: one that was made from a secret, such as an access token. */
    public void hide(String derived) {
        redaction.add(derived);
    }

    /** The text with stars in the place of every value that was handed out. */
    public String redact(String text) {
        return redaction.isEmpty() ? text : redaction.apply(text);
    }

    /** The value with stars in the place of every value that was handed out. */
    @SuppressWarnings("ReferenceEquality") // the very same tree means that nothing was hidden
    public Payload redact(Payload payload) {
        if (redaction.isEmpty()) {
            return payload;
        }
        JsonNode shown = redaction.apply(payload.value());
        return shown == payload.value() ? payload : Payload.of(shown);
    }

    /**
     * Whether all secrets that a text refers to are declared, and their files there; variables may be set
     * elsewhere.
     *
     * @throws SecretException
     *             if not
     */
    public void requireDeclared(String text) {
        Matcher references = REFERENCE.matcher(text);
        while (references.find()) {
            source(references.group(1)).requireFile(references.group(1));
        }
    }

    private String expand(String text, Predicate<String> allowed) {
        if (!refers(text)) {
            return text;
        }
        Matcher references = REFERENCE.matcher(text);
        StringBuilder expanded = new StringBuilder();
        while (references.find()) {
            String name = references.group(1);
            if (!allowed.test(name)) {
                throw new SecretException("Expected a secret that this state machine may use, but the configuration"
                        + " does not list it under machines of " + name);
            }
            references.appendReplacement(expanded, Matcher.quoteReplacement(value(name)));
        }
        return references.appendTail(expanded).toString();
    }

    private SecretSource source(String name) {
        SecretSource source = sources.get(name);
        if (source == null) {
            throw new SecretException("Expected a secret named " + name
                    + " in section secrets of the configuration, but there is none");
        }
        return source;
    }

    /** Without any value. */
    @Override
    public String toString() {
        return "Secrets" + sources.keySet();
    }
}
