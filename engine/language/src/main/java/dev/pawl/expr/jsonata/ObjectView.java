package dev.pawl.expr.jsonata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A JSON object as the JSONata library sees it. Members are converted when they are asked for. */
final class ObjectView extends AbstractMap<String, Object> {
    private final ObjectNode node;
    private final Map<String, Object> converted = new HashMap<>();

    ObjectView(ObjectNode node) {
        this.node = node;
    }

    ObjectNode node() {
        return node;
    }

    @Override
    public @Nullable Object get(@Nullable Object key) {
        if (!(key instanceof String name)) {
            return null;
        }
        JsonNode member = node.get(name);
        if (member == null) {
            return null;
        }
        return member.isContainerNode() ? converted.computeIfAbsent(name, k -> Values.of(member)) : Values.of(member);
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return key instanceof String name && node.has(name);
    }

    @Override
    public int size() {
        return node.size();
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public int size() {
                return node.size();
            }

            @Override
            public Iterator<Entry<String, Object>> iterator() {
                Iterator<String> names = node.fieldNames();
                return new Iterator<>() {
                    @Override
                    public boolean hasNext() {
                        return names.hasNext();
                    }

                    @Override
                    @SuppressWarnings("NullAway") // a name that the node has just told us
                    public Entry<String, Object> next() {
                        String name = names.next();
                        return new SimpleImmutableEntry<>(name, get(name));
                    }
                };
            }
        };
    }
}
