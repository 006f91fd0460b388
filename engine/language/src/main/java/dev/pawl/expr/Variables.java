package dev.pawl.expr;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Variables in sight: those of the present scope, then those of the scopes around it. */
public final class Variables {
    /** No variables at all. */
    public static final Variables NONE = new Variables(Map.of(), null);

    private final Map<String, JsonNode> own;
    private final @Nullable Variables outer;

    private Variables(Map<String, JsonNode> own, @Nullable Variables outer) {
        this.own = own;
        this.outer = outer;
    }

    /** The outermost scope. The map is read, not copied. */
    public static Variables of(Map<String, JsonNode> own) {
        return new Variables(own, null);
    }

    /** A scope inside this one. The map is read, not copied. */
    public Variables inner(Map<String, JsonNode> inside) {
        return new Variables(inside, this);
    }

    /** The value of a variable, named without its dollar sign. */
    public Optional<JsonNode> find(String name) {
        for (Variables v = this; v != null; v = v.outer) {
            JsonNode value = v.own.get(name);
            if (value != null) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }

    /** All names in sight, sorted. */
    public Set<String> names() {
        Set<String> names = new TreeSet<>();
        for (Variables v = this; v != null; v = v.outer) {
            names.addAll(v.own.keySet());
        }
        return names;
    }
}
