package dev.pawl.server.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;

/** The header fields of a request. Names are compared without regard to case, values are as they came. */
public final class Headers {
    private final HttpFields fields;

    Headers(HttpFields fields) {
        this.fields = fields;
    }

    /** Header fields of the given names and values, in order. */
    public static Headers of(Map<String, List<String>> values) {
        HttpFields.Mutable fields = HttpFields.build();
        values.forEach((name, all) -> all.forEach(value -> fields.add(name, value)));
        return new Headers(fields.asImmutable());
    }

    /** The only value, or the first of several. */
    public Optional<String> first(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    /** All values in their order. */
    public List<String> all(String name) {
        return fields.getValuesList(name);
    }

    /** All of them in the order in which they came, each name as it first came. */
    public Map<String, List<String>> all() {
        Map<String, List<String>> all = new LinkedHashMap<>();
        for (String name : fields.getFieldNamesCollection()) {
            all.put(name, fields.getValuesList(name));
        }
        return all;
    }
}
