package dev.pawl.server.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.server.rest.openapi.ApiDocument;
import dev.pawl.server.rest.openapi.ApiDocument.Inputs;
import java.util.Map;
import java.util.Set;

/**
 * Lets in only what the OpenAPI document describes. So a name that is misspelt is no silent nothing, and a
 * route cannot
 * read what the document keeps quiet about.
 */
final class RequestGate {
    private static final int LONGEST_NAME = 60;

    private final ApiDocument document;

    RequestGate(ApiDocument document) {
        this.document = document;
    }

    /**
     * Refuses further parameters and members.
     *
     * @throws ProblemException
     *             for the first
     */
    void check(Route route, Map<String, String> query, ObjectNode body) {
        document.inputs(route.method(), route.path()).ifPresent(inputs -> check(inputs, query, body));
    }

    private static void check(Inputs inputs, Map<String, String> query, ObjectNode body) {
        query.keySet().forEach(name -> require(inputs.query(), name, "the query"));
        inputs.body().ifPresent(members -> body.fieldNames()
                .forEachRemaining(name -> require(members, name, "the body")));
    }

    private static void require(Set<String> known, String name, String place) {
        if (!known.contains(name)) {
            String expected = known.isEmpty() ? "nothing" : String.join(", ", known);
            throw ProblemException.invalid("Expected " + expected + " in " + place + ", but found "
                    + (name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "…" : name));
        }
    }
}
