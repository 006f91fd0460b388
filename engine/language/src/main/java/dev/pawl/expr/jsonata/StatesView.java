package dev.pawl.expr.jsonata;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.expr.Scope;
import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code $states}: each member is converted when it is asked for. */
final class StatesView extends AbstractMap<String, Object> {
    private static final List<String> NAMES = List.of("input", "context", "result", "errorOutput");

    private final Scope scope;
    private final Map<String, Object> converted = new LinkedHashMap<>(4);

    StatesView(Scope scope) {
        this.scope = scope;
    }

    @Override
    public @Nullable Object get(@Nullable Object key) {
        if (!(key instanceof String name)) {
            return null;
        }
        Object known = converted.get(name);
        if (known == null) {
            Optional<JsonNode> node = node(name);
            if (node.isEmpty()) {
                return null;
            }
            known = Values.of(node.get());
            converted.put(name, known);
        }
        return known;
    }

    private Optional<JsonNode> node(String name) {
        return switch (name) {
            case "input" -> Optional.of(scope.data());
            case "context" -> Optional.of(scope.context());
            case "result" -> scope.result();
            case "errorOutput" -> scope.errorOutput();
            default -> Optional.empty();
        };
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return key instanceof String name && node(name).isPresent();
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        Map<String, Object> all = new LinkedHashMap<>();
        for (String name : NAMES) {
            Object value = get(name);
            if (value != null) {
                all.put(name, value);
            }
        }
        return all.entrySet();
    }
}
