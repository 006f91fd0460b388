package dev.pawl.cluster;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a node runs, and what it finds there.
 *
 * @param prefix
 *            of the command that starts it
 * @param database
 *            host and port
 * @param host
 *            that it listens on
 * @param configuration
 *            further sections of its pawl.json, as members of an object
 * @param token
 *            that requests to it carry
 */
record Place(List<String> prefix, String database, String host, String configuration,
        Map<String, String> environment, Optional<String> token) {
    /** On this machine. */
    static Place here(int database) {
        return new Place(List.of(), "localhost:" + database, "127.0.0.1", "", Map.of(), Optional.empty());
    }

    /** There are functions behind that port. */
    Place withFunctions(int port) {
        return new Place(prefix, database, host, configuration,
                Map.of("AWS_ENDPOINT_URL_LAMBDA", "http://127.0.0.1:" + port, "AWS_ACCESS_KEY_ID", "k",
                        "AWS_SECRET_ACCESS_KEY", "s"),
                token);
    }

    Place with(String sections, Map<String, String> variables) {
        return new Place(prefix, database, host, sections, variables, token);
    }
}
