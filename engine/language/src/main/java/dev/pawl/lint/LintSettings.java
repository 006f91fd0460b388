package dev.pawl.lint;

import dev.pawl.spelling.Spelling;
import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.asl.parse.ProblemCode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a team has agreed on: a {@code .pawl-lint.json}, or section {@code lint} of a configuration.
 *
 * @param failOn
 *            the least severity that makes the command fail
 */
public record LintSettings(Set<String> disabled, Map<String, Severity> severities, Optional<Severity> failOn,
        Optional<LintOptions.Target> target) {
    /** Nothing that is not so by itself. */
    public static final LintSettings NONE = new LintSettings(Set.of(), Map.of(), Optional.empty(), Optional.empty());

    private static final Set<String> FIELDS = Set.of("disable", "severity", "failOn", "for");

    /**
     * Reads {@code {"disable": [CODE], "severity": {CODE: "info"}, "failOn": "warning", "for": "aws"}}.
     *
     * @param name
     *            what the place is called in messages
     * @throws IllegalArgumentException
     *             saying what was expected there
     */
    public static LintSettings read(JsonNode json, String name) {
        if (!json.isObject()) {
            throw new IllegalArgumentException("Expected an object in " + name + ", but it is none");
        }
        json.fieldNames().forEachRemaining(field -> {
            if (!FIELDS.contains(field)) {
                throw new IllegalArgumentException("Expected disable, severity, failOn and for in " + name
                        + ", but found " + field);
            }
        });
        Set<String> disabled = new HashSet<>();
        json.path("disable").forEach(code -> disabled.add(code(code.asText(""), name)));
        Map<String, Severity> severities = new HashMap<>();
        json.path("severity").properties()
                .forEach(e -> severities.put(code(e.getKey(), name), severity(e.getValue().asText(""), name)));
        return new LintSettings(disabled, severities,
                text(json, "failOn").map(s -> severity(s, name)),
                text(json, "for").map(t -> oneOf(LintOptions.Target.values(), t, name)));
    }

    /** These settings in options. */
    public LintOptions in(LintOptions options) {
        LintOptions with = options.without(disabled).severities(severities);
        return target.map(with::target).orElse(with);
    }

    /**
     * The name of a code, whatever its case and with dashes as in the names of the pages.
     *
     * @throws IllegalArgumentException
     *             if there is none of that name
     */
    public static String code(String text, String name) {
        String code = text.toUpperCase(Locale.ROOT).replace('-', '_');
        boolean known = Arrays.stream(LintCode.values()).anyMatch(c -> c.name().equals(code))
                || Arrays.stream(ProblemCode.values()).anyMatch(c -> c.name().equals(code));
        if (!known) {
            String nearest = Arrays.stream(LintCode.values()).map(LintCode::name)
                    .min((a, b) -> Spelling.distance(a, code) - Spelling.distance(b, code)).orElse("");
            throw new IllegalArgumentException("Expected a code of the linter in " + name + ", such as " + nearest
                    + ", but found '" + text + "'");
        }
        return code;
    }

    private static Optional<String> text(JsonNode json, String field) {
        return Optional.ofNullable(json.get(field)).map(v -> v.asText(""));
    }

    private static Severity severity(String text, String name) {
        return oneOf(Severity.values(), text, name);
    }

    private static <E extends Enum<E>> E oneOf(E[] values, String text, String name) {
        List<String> names = Arrays.stream(values).map(v -> v.name().toLowerCase(Locale.ROOT)).toList();
        return Arrays.stream(values).filter(v -> v.name().equalsIgnoreCase(text)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Expected one of " + names + " in " + name
                        + ", but found '" + text + "'"));
    }
}
