package dev.pawl.testkit.suite;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.json.Json;
import dev.pawl.json.JsonTextException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The states of a suite's machines: a misspelled one would make a test say nothing. */
final class StateNames {
    private static final String STATES = "States";
    private final Set<String> names = new TreeSet<>();

    StateNames(List<String> definitions) {
        for (String definition : definitions) {
            try {
                collect(Json.read(definition));
            } catch (JsonTextException e) {
                // such a definition is reported where it is read
            }
        }
    }

    private void collect(JsonNode node) {
        JsonNode states = node.path(STATES);
        if (states.isObject()) {
            states.fieldNames().forEachRemaining(names::add);
        }
        node.forEach(this::collect);
    }

    /** Mocks are for states, or for what has a colon: a Resource. */
    void checkMocks(Written mocks) {
        mocks.object().members().forEach((name, mock) -> {
            if (!name.contains(":")) {
                check(name, mock);
            }
        });
    }

    /** A list of names. */
    void checkAll(Written list) {
        list.elements().forEach(name -> check(name.text(), name));
    }

    private void check(String name, Written written) {
        if (!names.contains(name)) {
            throw written.wrong("Expected a state of the machine, but there is none of the name " + name + "; it has "
                    + String.join(", ", names));
        }
    }
}
