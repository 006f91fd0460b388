package dev.pawl.server.session;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.server.rest.ProblemException;
import dev.pawl.server.rest.RestRequest;
import dev.pawl.server.rest.RestResponse;
import dev.pawl.server.rest.Route;
import dev.pawl.store.SignIns;
import dev.pawl.store.SignIns.SignIn;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The routes by which people see and end their sessions, and administrators everybody's. */
public final class SessionRoutes {
    private static final int MOST = 1_000;

    private final SignIns signIns;
    private final SessionRules rules;
    private final InstantSource clock;

    /** About sessions that are kept there. */
    public SessionRoutes(SignIns signIns, SessionRules rules, InstantSource clock) {
        this.signIns = signIns;
        this.rules = rules;
        this.clock = clock;
    }

    /** All of them. */
    public List<Route> all() {
        return List.of(
                new Route("GET", "/sessions", "ListOwnSessions",
                        request -> list(Optional.of(request.principal().name())).now()),
                new Route("DELETE", "/sessions/{id}", "EndOwnSession", SessionRoutes::resource,
                        request -> endOwn(request).now()),
                new Route("GET", "/access/sessions", "ListSessions", request -> list(request.query("name")).now()),
                new Route("DELETE", "/access/sessions/{id}", "EndSession", SessionRoutes::resource,
                        request -> end(request).now()));
    }

    private static String resource(RestRequest request) {
        return "session:" + request.path("id");
    }

    private RestResponse list(Optional<String> name) {
        Instant now = clock.instant();
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        ArrayNode all = out.putArray("sessions");
        signIns.all(name, MOST).stream().filter(one -> isAlive(one, now)).forEach(one -> all.add(json(one)));
        return RestResponse.ok(out);
    }

    private boolean isAlive(SignIn one, Instant now) {
        return one.ends().isAfter(now) && one.seen().plus(rules.idle()).isAfter(now);
    }

    private static ObjectNode json(SignIn one) {
        Facts facts = Facts.read(one.facts());
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("id", one.id()).put("name", one.name())
                .put("begun", one.begun().toString()).put("seen", one.seen().toString())
                .put("ends", one.ends().toString()).put("from", facts.from()).put("agent", facts.agent());
        if (!facts.key().isEmpty()) {
            json.put("key", facts.key());
        }
        return json;
    }

    private RestResponse endOwn(RestRequest request) {
        String id = request.path("id");
        boolean own = signIns.find(id).filter(one -> one.name().equals(request.principal().name())).isPresent();
        if (!own || !signIns.end(id)) {
            throw missing();
        }
        return RestResponse.noContent();
    }

    private RestResponse end(RestRequest request) {
        if (!signIns.end(request.path("id"))) {
            throw missing();
        }
        return RestResponse.noContent();
    }

    private static ProblemException missing() {
        return ProblemException.notFound("SessionDoesNotExist", "Expected the id of a session, but there is none");
    }
}
