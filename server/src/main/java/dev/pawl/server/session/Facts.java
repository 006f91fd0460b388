package dev.pawl.server.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.json.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * What is kept of a sign-in.
 *
 * @param key
 *            id of the access key that began it; empty if a provider did
 * @param proof
 *            a hash of that key's secret, so that the session ends when the secret changes
 * @param groups
 *            to which groups the provider says that the person belongs
 * @param from
 *            the address
 * @param agent
 *            the browser, by its own words
 */
record Facts(String key, String proof, List<String> groups, String from, String agent) {
    private static final int LONGEST = 200;

    Facts {
        groups = List.copyOf(groups);
        agent = agent.length() > LONGEST ? agent.substring(0, LONGEST) : agent;
    }

    String text() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("key", key).put("proof", proof).put("from", from)
                .put("agent", agent);
        groups.forEach(json.putArray("groups")::add);
        return Json.write(json);
    }

    static Facts read(String text) {
        JsonNode json = Json.read(text);
        List<String> groups = new ArrayList<>();
        json.path("groups").forEach(group -> groups.add(group.asText()));
        return new Facts(json.path("key").asText(), json.path("proof").asText(), groups, json.path("from").asText(),
                json.path("agent").asText());
    }

    /** Without the proof. */
    @Override
    public String toString() {
        return "Facts[" + key + ", " + from + "]";
    }
}
