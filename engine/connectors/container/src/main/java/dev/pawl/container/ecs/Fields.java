package dev.pawl.container.ecs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.config.ConfigurationException;
import dev.pawl.config.ConfigurationValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What becomes of the fields of an object: some mean something here, some say nothing that matters, some have
 * no
 * effect,
 * which is told, and some would change what runs and cannot be honoured.
 *
 * @param used
 *            they mean something
 * @param idle
 *            they do not matter to what runs
 * @param noticed
 *            they have no effect, and whoever wrote them should know: why, by the field's name
 * @param refused
 *            they cannot be honoured
 */
record Fields(Set<String> used, Set<String> idle, Map<String, String> noticed, Set<String> refused) {
    /** Looks at all fields of an object; an empty value asks for nothing. */
    void check(ConfigurationValue object, List<String> notices) {
        for (Map.Entry<String, ConfigurationValue> field : object.members().entrySet()) {
            String name = field.getKey();
            if (used.contains(name) || idle.contains(name) || asksForNothing(field.getValue().json())) {
                continue;
            }
            if (refused.contains(name)) {
                throw new ConfigurationException("Expected a task definition without " + name + " at "
                        + object.pointer() + " of " + object.file() + ", since that cannot be honoured here");
            }
            String why = noticed.get(name);
            if (why == null) {
                throw new ConfigurationException("Expected a field of a task definition at " + object.pointer() + " of "
                        + object.file() + " (" + String.join(", ", new TreeSet<>(used)) + "), but found " + name);
            }
            notices.add(name + " at " + object.pointer() + " of " + object.file() + " has no effect: " + why);
        }
    }

    private static boolean asksForNothing(JsonNode value) {
        return value.isNull() || (value.isContainerNode() && value.isEmpty())
                || (value.isBoolean() && !value.asBoolean());
    }

    static Map<String, String> noticing(String... namesAndReasons) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndReasons.length; i += 2) {
            map.put(namesAndReasons[i], namesAndReasons[i + 1]);
        }
        return map;
    }
}
