package dev.pawl.approval.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How many schemas are looked at to judge one value, references followed: two references to two references to
 * two references soon are more than any machine looks at.
 */
final class SchemaWeight {
    /** Far more than a form that people fill in has. */
    static final long MOST = 2_000;
    private static final Set<String> NO_SCHEMAS = Set.of("$defs", "definitions", "enum", "const", "default",
            "examples");
    private static final List<String> REFERENCES = List.of("$ref", "$dynamicRef", "$recursiveRef");
    private static final List<String> NAMES = List.of("$anchor", "$dynamicAnchor", "$id");

    private final JsonNode form;
    private final Map<String, List<JsonNode>> named = new HashMap<>();
    private final IdentityHashMap<JsonNode, Long> weights = new IdentityHashMap<>();

    private SchemaWeight(JsonNode form) {
        this.form = form;
        index(form);
    }

    /** Whether it is too much. */
    static boolean tooMuch(JsonNode form) {
        return new SchemaWeight(form).of(form) > MOST;
    }

    private void index(JsonNode node) {
        NAMES.stream().map(node::path).filter(JsonNode::isTextual)
                .forEach(name -> named.computeIfAbsent(last(name.textValue()), any -> new ArrayList<>()).add(node));
        node.forEach(this::index);
    }

    private long of(JsonNode node) {
        if (!node.isContainerNode()) {
            return 0;
        }
        Long known = weights.get(node);
        if (known != null) {
            return known;
        }
        // whoever comes back here has gone round in a circle
        weights.put(node, 1L);
        long weight = node.isObject() ? 1 : 0;
        for (JsonNode child : node.isObject() ? schemas(node) : node) {
            weight = Math.min(weight + of(child), MOST + 1);
        }
        for (String reference : REFERENCES) {
            for (JsonNode target : targets(node.path(reference).asText())) {
                weight = Math.min(weight + of(target), MOST + 1);
            }
        }
        weights.put(node, weight);
        return weight;
    }

    private static List<JsonNode> schemas(JsonNode object) {
        return object.properties().stream().filter(member -> !NO_SCHEMAS.contains(member.getKey()))
                .map(Map.Entry::getValue).toList();
    }

    private List<JsonNode> targets(String reference) {
        if (reference.isEmpty()) {
            return List.of();
        }
        int hash = reference.indexOf('#');
        String whole = hash < 0 ? reference : reference.substring(0, hash);
        String part = hash < 0 ? "" : decoded(reference.substring(hash + 1));
        if (!part.isEmpty() && !part.startsWith("/")) {
            return named.getOrDefault(part, List.of());
        }
        List<JsonNode> within = whole.isEmpty() ? List.of(form) : named.getOrDefault(last(whole), List.of());
        return within.stream().map(schema -> schema.at(part)).toList();
    }

    private static String last(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    private static String decoded(String fragment) {
        try {
            return URLDecoder.decode(fragment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return fragment;
        }
    }
}
