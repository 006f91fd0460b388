package dev.pawl.server.rest.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.server.access.AccessException;
import dev.pawl.server.access.KeyCabinet;
import dev.pawl.server.access.KeyCabinet.Made;
import dev.pawl.server.access.KeyCabinet.Wanted;
import dev.pawl.server.auth.Grant;
import dev.pawl.server.rest.IsoTime;
import dev.pawl.server.rest.ProblemException;
import dev.pawl.server.rest.RestRequest;
import dev.pawl.server.rest.RestResponse;
import dev.pawl.server.rest.Route;
import dev.pawl.store.Credentials.Credential;
import dev.pawl.store.Credentials.Kind;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Routes below {@code /access/keys} and {@code /access/tokens}. */
public final class KeyRoutes {
    private static final Duration USUAL_OVERLAP = Duration.ofDays(1);
    private static final int MOST_GRANTS = 50;
    private static final int TOO_MANY = 429;

    private final KeyCabinet cabinet;

    /** Routes to these. */
    public KeyRoutes(KeyCabinet cabinet) {
        this.cabinet = cabinet;
    }

    /** All of them. */
    public List<Route> all() {
        return Stream.of(of("/access/keys", Kind.KEY, "AccessKey"), of("/access/tokens", Kind.TOKEN, "Token"))
                .flatMap(List::stream).toList();
    }

    private List<Route> of(String path, Kind kind, String what) {
        String one = path + "/{id}";
        return List.of(
                route("GET", path, "List" + what + "s", request -> list(kind)),
                route("POST", path, "Create" + what, request -> RestResponse
                        .created(made(cabinet.create(wanted(request, kind), request.principal())))),
                route("GET", one, "Describe" + what,
                        request -> RestResponse.ok(json(cabinet.get(kind, request.path("id"))))),
                route("POST", one + "/rotate", "Rotate" + what,
                        request -> RestResponse.created(made(cabinet.rotate(kind, request.path("id"),
                                duration(request, "overlap").orElse(USUAL_OVERLAP), request.principal())))),
                route("DELETE", one, "Revoke" + what, request -> {
                    cabinet.revoke(kind, request.path("id"));
                    return RestResponse.noContent();
                }));
    }

    private static Route route(String method, String path, String operation, Function<RestRequest, RestResponse> work) {
        Function<RestRequest, String> resource = request -> Optional.ofNullable(request.path().get("id"))
                .map(id -> "access:" + id).orElse("*");
        return new Route(method, path, operation, resource, request -> {
            try {
                return work.apply(request).now();
            } catch (AccessException e) {
                throw problem(e);
            }
        });
    }

    private RestResponse list(Kind kind) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode all = answer.putArray(kind == Kind.KEY ? "keys" : "tokens");
        cabinet.list(kind).forEach(one -> all.add(json(one)));
        return RestResponse.ok(answer);
    }

    private static Wanted wanted(RestRequest request, Kind kind) {
        JsonNode given = request.body().path("grants");
        if (!given.isArray() || given.size() > MOST_GRANTS) {
            throw ProblemException.invalid("Expected a list of 1 to " + MOST_GRANTS + " texts such as viewer or "
                    + "operator:orders-* as grants in the body, but got something else");
        }
        List<Grant> grants = new ArrayList<>();
        for (JsonNode one : given) {
            try {
                grants.add(Grant.parse(one.asText()));
            } catch (IllegalArgumentException e) {
                throw ProblemException.invalid(String.valueOf(e.getMessage()));
            }
        }
        return new Wanted(kind, request.text("name"), grants, duration(request, "expiresIn"));
    }

    private static Optional<Duration> duration(RestRequest request, String member) {
        return request.optionalText(member).map(text -> {
            try {
                return Duration.parse(text);
            } catch (DateTimeException e) {
                throw ProblemException.invalid("Expected a duration such as P90D or PT12H as " + member
                        + ", but got another text");
            }
        });
    }

    private static ObjectNode made(Made made) {
        boolean key = made.credential().kind() == Kind.KEY;
        return json(made.credential()).put(key ? "secret" : "token", made.secret());
    }

    private static ObjectNode json(Credential one) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("id", one.id()).put("name", one.name());
        ArrayNode grants = json.putArray("grants");
        one.grants().lines().forEach(grants::add);
        json.put("createdBy", one.createdBy()).put("createdAt", IsoTime.text(one.createdAt()));
        one.expiresAt().ifPresent(at -> json.put("expiresAt", IsoTime.text(at)));
        one.usedAt().ifPresent(at -> json.put("lastUsedAt", IsoTime.text(at)));
        return json;
    }

    private static ProblemException problem(AccessException e) {
        String detail = String.valueOf(e.getMessage());
        return switch (e.reason()) {
            case INVALID -> ProblemException.invalid(detail);
            case NOT_FOUND -> ProblemException.notFound("CredentialDoesNotExist", detail);
            case NOT_YOURS -> ProblemException.forbidden("AccessDeniedException", detail);
            case TOO_MANY -> new ProblemException(TOO_MANY, "CredentialLimitExceeded", detail);
        };
    }
}
