package dev.pawl.lint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What comments of a definition allow: {@code pawl-lint: allow CODE, CODE} in the Comment of an object holds
 * for all inside it.
 */
final class Allowances {
    private static final Pattern INDEX = Pattern.compile("\\[(\\d{1,9})]");
    private static final Pattern FORM = Pattern
            .compile("pawl-lint:\\s*allow\\s+([A-Z_]{1,60}(?:\\s*,\\s*[A-Z_]{1,60}){0,60})");

    private final JsonNode definition;

    Allowances(JsonNode definition) {
        this.definition = definition;
    }

    /** Whether something around that place, or at it, allows this code. */
    boolean allow(LintCode code, String location) {
        return allow(definition, location.equals("/") ? "" : location, code);
    }

    private static boolean allow(JsonNode here, String rest, LintCode code) {
        if (here.path("Comment").isTextual() && names(here.path("Comment").textValue(), code)) {
            return true;
        }
        return here.isArray() ? inElement(here, rest, code) : inMember(here, rest, code);
    }

    private static boolean inElement(JsonNode array, String rest, LintCode code) {
        Matcher index = INDEX.matcher(rest);
        return index.lookingAt()
                && allow(array.path(Integer.parseInt(index.group(1))), rest.substring(index.end()), code);
    }

    /** Names may hold slashes and brackets, so more than one member can be on the way. */
    private static boolean inMember(JsonNode object, String rest, LintCode code) {
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            String step = "/" + member.getKey();
            if (isOnTheWay(step, rest) && allow(member.getValue(), rest.substring(step.length()), code)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOnTheWay(String step, String rest) {
        return rest.startsWith(step) && (rest.length() == step.length() || rest.charAt(step.length()) == '/'
                || rest.charAt(step.length()) == '[');
    }

    private static boolean names(String comment, LintCode code) {
        Matcher matcher = FORM.matcher(comment);
        while (matcher.find()) {
            if (Pattern.compile("\\s*,\\s*").splitAsStream(matcher.group(1)).anyMatch(code.name()::equals)) {
                return true;
            }
        }
        return false;
    }
}
