package dev.pawl.testkit.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.json.Json;
import dev.pawl.json.JsonTextException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Holds a history against a recorded one as strictly as the runner of the recorded cases does: ids, types and
 * all
 * details, apart from times and from what a placeholder stands for.
 */
final class StrictMatch {
    private static final Pattern PLACEHOLDER = Pattern.compile("<(\\*?[A-Za-z][A-Za-z0-9_.:-]*)>");
    private static final Set<String> NOISE = Set.of("SdkHttpMetadata", "SdkResponseMetadata");
    private static final Set<String> LATER = Set.of("redriveCount", "RedriveCount", "redriveStatus",
            "redriveStatusReason", "redriveDate");
    private static final Set<String> JOINS = Set.of("MapStateSucceeded", "MapStateFailed", "MapStateAborted",
            "MapStateExited", "ParallelStateSucceeded", "ParallelStateFailed", "ParallelStateAborted",
            "ParallelStateExited", "ExecutionFailed");

    private Map<String, String> bound = new HashMap<>(
            Map.of("partition", "aws", "region", "us-east-1", "account", "123456789012"));

    /** The first difference, if there is one. */
    Optional<String> difference(List<JsonNode> expected, List<JsonNode> got) {
        Map<String, String> kept = new HashMap<>(bound);
        Optional<String> first = inOrder(expected, got);
        boolean branches = expected.stream().map(event -> event.path("type").asText())
                .anyMatch(type -> type.equals("MapIterationStarted") || type.equals("ParallelStateStarted"));
        if (first.isEmpty() || !branches) {
            return first;
        }
        bound = kept;
        return byLineage(expected, got) ? Optional.empty() : first;
    }

    private Optional<String> inOrder(List<JsonNode> expected, List<JsonNode> got) {
        for (int i = 0; i < Math.max(expected.size(), got.size()); i++) {
            if (i >= expected.size() || i >= got.size()) {
                return Optional.of(expected.size() + " events expected, got " + got.size());
            }
            JsonNode e = expected.get(i);
            boolean distributed = e.path("type").asText().equals("MapStateExited");
            if (!matches(e, without(got.get(i), distributed, e), false)) {
                return Optional.of("event " + (i + 1) + ": expected " + e + ", got " + got.get(i));
            }
        }
        return Optional.empty();
    }

    /** AWS linked MapStateExited of a distributed map in two ways. */
    private static JsonNode without(JsonNode event, boolean anyPrevious, JsonNode expected) {
        ObjectNode copy = event.deepCopy();
        copy.remove("timestamp");
        if (anyPrevious) {
            copy.set("previousEventId", expected.path("previousEventId"));
        }
        return copy;
    }

    /** Every event must have a counterpart with the same ancestors, whatever the order. */
    private boolean byLineage(List<JsonNode> expected, List<JsonNode> got) {
        List<List<String>> expectedChains = chains(expected);
        List<List<String>> gotChains = chains(got);
        Set<Integer> left = new LinkedHashSet<>();
        for (int i = 0; i < got.size(); i++) {
            left.add(i);
        }
        for (int i = 0; i < expected.size(); i++) {
            Optional<Integer> hit = Optional.empty();
            for (int j : left) {
                Map<String, String> kept = new HashMap<>(bound);
                if (expectedChains.get(i).equals(gotChains.get(j))
                        && matches(bare(expected.get(i)), bare(got.get(j)), false)) {
                    hit = Optional.of(j);
                    break;
                }
                bound = kept;
            }
            if (hit.isEmpty()) {
                return false;
            }
            left.remove(hit.get());
        }
        return left.isEmpty();
    }

    private static JsonNode bare(JsonNode event) {
        ObjectNode copy = event.deepCopy();
        copy.remove(List.of("timestamp", "id", "previousEventId"));
        return copy;
    }

    private static List<List<String>> chains(List<JsonNode> events) {
        Map<Long, JsonNode> byId = new HashMap<>();
        events.forEach(event -> byId.put(event.path("id").asLong(), event));
        List<List<String>> all = new ArrayList<>();
        for (JsonNode event : events) {
            List<String> chain = new ArrayList<>(List.of(label(event)));
            JsonNode at = JOINS.contains(event.path("type").asText())
                    ? null
                    : byId.get(event.path("previousEventId").asLong());
            while (at != null) {
                chain.add(label(at));
                at = byId.get(at.path("previousEventId").asLong());
            }
            all.add(chain);
        }
        return all;
    }

    private static String label(JsonNode event) {
        for (JsonNode details : event) {
            if (details.isObject()) {
                return event.path("type").asText() + " " + details.path("name") + " " + details.path("index");
            }
        }
        return event.path("type").asText();
    }

    private boolean matches(JsonNode e, JsonNode g, boolean payload) {
        if (e.isTextual()) {
            return text(e.asText(), g, payload);
        }
        if (g.isTextual() && !payload && e.isContainerNode()) {
            return json(g.asText()).filter(parsed -> matches(e, parsed, true)).isPresent();
        }
        return switch (e.getNodeType()) {
            case OBJECT -> g.isObject() && object(e, g, payload);
            case ARRAY -> g.isArray() && array(e, g, payload);
            case NUMBER -> g.isNumber() && e.decimalValue().compareTo(g.decimalValue()) == 0;
            default -> e.equals(g);
        };
    }

    private boolean array(JsonNode e, JsonNode g, boolean payload) {
        boolean same = e.size() == g.size();
        for (int i = 0; same && i < e.size(); i++) {
            same = matches(e.get(i), g.get(i), payload);
        }
        return same;
    }

    private boolean object(JsonNode e, JsonNode g, boolean payload) {
        Set<String> rest = new LinkedHashSet<>();
        g.fieldNames().forEachRemaining(rest::add);
        for (Map.Entry<String, JsonNode> member : e.properties()) {
            if (!NOISE.contains(member.getKey())) {
                JsonNode value = g.get(member.getKey());
                if (value == null || !matches(member.getValue(), value, payload)) {
                    return false;
                }
            }
            rest.remove(member.getKey());
        }
        rest.removeIf(name -> NOISE.contains(name) || LATER.contains(name) || (g.get(name).isNull() && !payload));
        return rest.isEmpty();
    }

    private boolean text(String e, JsonNode g, boolean payload) {
        Matcher whole = PLACEHOLDER.matcher(e);
        if (whole.matches()) {
            String name = whole.group(1);
            String text = g.isTextual() ? g.asText() : g.toString();
            return name.startsWith("*") || text.equals(bound.computeIfAbsent(name, n -> text));
        }
        if (!g.isTextual()) {
            return false;
        }
        return e.equals(g.asText()) || pattern(e, g.asText()) || sameJson(e, g, payload);
    }

    private boolean sameJson(String e, JsonNode g, boolean payload) {
        Optional<JsonNode> a = json(e);
        Optional<JsonNode> b = json(g.asText());
        return a.isPresent() && b.isPresent() && (!payload || a.get().isContainerNode())
                && matches(a.get(), b.get(), true);
    }

    private boolean pattern(String e, String g) {
        Matcher found = PLACEHOLDER.matcher(e);
        StringBuilder pattern = new StringBuilder();
        int at = 0;
        while (found.find()) {
            String known = bound.get(found.group(1));
            pattern.append(Pattern.quote(e.substring(at, found.start())))
                    .append(known == null ? ".+?" : Pattern.quote(known));
            at = found.end();
        }
        return at > 0 && Pattern.compile(pattern.append(Pattern.quote(e.substring(at))).toString(), Pattern.DOTALL)
                .matcher(g).matches();
    }

    private static Optional<JsonNode> json(String text) {
        try {
            return Optional.of(Json.read(text));
        } catch (JsonTextException e) {
            return Optional.empty();
        }
    }
}
