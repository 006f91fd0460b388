package dev.pawl.expr.path;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider;
import dev.pawl.expr.Meter;
import dev.pawl.json.Json;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Jackson's tree for the JSONPath library; each look into it counts. */
final class MeteredTree extends JacksonJsonNodeJsonProvider {
    private final Meter meter;

    MeteredTree(Meter meter) {
        super(Json.mapper());
        this.meter = meter;
    }

    /** A result of the library as a tree; functions such as length() answer with plain numbers. */
    JsonNode node(@Nullable Object found) {
        if (found == null) {
            return NullNode.getInstance();
        }
        return found instanceof JsonNode n ? n : Json.mapper().valueToTree(found);
    }

    @Override
    public boolean isArray(@Nullable Object value) {
        meter.step();
        return super.isArray(value);
    }

    @Override
    public boolean isMap(@Nullable Object value) {
        meter.step();
        return super.isMap(value);
    }

    @Override
    public Object getMapValue(Object object, String key) {
        meter.step();
        return super.getMapValue(object, key);
    }

    @Override
    public Collection<String> getPropertyKeys(Object object) {
        meter.steps(((JsonNode) object).size());
        return super.getPropertyKeys(object);
    }

    @Override
    public @Nullable Object unwrap(@Nullable Object value) {
        meter.step();
        if (value instanceof JsonNode n && n.isTextual() && n.textValue().length() > RegexGuard.LONGEST_TEXT) {
            // Texts are unwrapped only to compare them in a filter, and a regular expression cannot be stopped there.
            throw meter.exceeded("a filter compares a text of more than " + RegexGuard.LONGEST_TEXT + " characters");
        }
        return super.unwrap(value);
    }
}
