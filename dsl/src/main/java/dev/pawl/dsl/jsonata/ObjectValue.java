package dev.pawl.dsl.jsonata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.dsl.PlainJson;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An object whose members are values. It never changes: {@link #put} gives another one. */
public record ObjectValue(Map<String, Value<?>> members) implements Value<Object> {
    /** Keeps its own copy. */
    public ObjectValue {
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    /** With that member. */
    public ObjectValue put(String name, Value<?> value) {
        Map<String, Value<?>> more = new LinkedHashMap<>(members);
        more.put(name, value);
        return new ObjectValue(more);
    }

    /** With that member: a text, a number, a boolean, null, or what Jackson makes JSON of. */
    public ObjectValue put(String name, @Nullable Object literal) {
        return put(name, new Literal<>(PlainJson.of(literal)));
    }

    @Override
    public JsonNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        members.forEach((name, value) -> json.set(name, value.json()));
        return json;
    }

    /** The same as an expression; a member that turns out not to be there is left out. */
    @Override
    public Expr<Object> expr() {
        return Expr
                .path(members.entrySet().stream().map(e -> Names.text(e.getKey()) + ": " + e.getValue().expr().text())
                        .collect(Collectors.joining(", ", "{", "}")));
    }
}
