package dev.pawl.approval.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.approval.model.Approvers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Members of stored JSON: what is absent is not written. */
final class Fields {
    private Fields() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static void put(ObjectNode out, String name, Optional<String> value) {
        value.ifPresent(text -> out.put(name, text));
    }

    static void set(ObjectNode out, String name, Optional<? extends JsonNode> value) {
        value.ifPresent(json -> out.set(name, json));
    }

    static void texts(ObjectNode out, String name, List<String> values) {
        if (!values.isEmpty()) {
            ArrayNode list = out.putArray(name);
            values.forEach(list::add);
        }
    }

    static <T> void list(ObjectNode out, String name, List<T> values, BiConsumer<T, ObjectNode> write) {
        if (!values.isEmpty()) {
            ArrayNode list = out.putArray(name);
            values.forEach(value -> write.accept(value, list.addObject()));
        }
    }

    static void approvers(ObjectNode out, String name, Approvers approvers) {
        ObjectNode node = out.putObject(name);
        texts(node, "users", approvers.users());
        texts(node, "groups", approvers.groups());
    }

    static Optional<String> text(JsonNode in, String name) {
        return in.hasNonNull(name) ? Optional.of(in.path(name).asText()) : Optional.empty();
    }

    static Optional<JsonNode> json(JsonNode in, String name) {
        return in.hasNonNull(name) ? Optional.of(in.path(name)) : Optional.empty();
    }

    static Instant at(JsonNode in, String name) {
        return Instant.ofEpochMilli(in.path(name).longValue());
    }

    static List<String> texts(JsonNode in, String name) {
        return list(in, name, JsonNode::asText);
    }

    static <T> List<T> list(JsonNode in, String name, Function<JsonNode, T> read) {
        List<T> all = new ArrayList<>();
        in.path(name).forEach(node -> all.add(read.apply(node)));
        return all;
    }

    static Approvers approvers(JsonNode in, String name) {
        return new Approvers(texts(in.path(name), "users"), texts(in.path(name), "groups"));
    }
}
