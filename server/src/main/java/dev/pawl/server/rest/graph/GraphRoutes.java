package dev.pawl.server.rest.graph;

import static dev.pawl.server.rest.wire.WireRoutes.path;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.graph.svg.Theme;
import dev.pawl.server.rest.ProblemException;
import dev.pawl.server.rest.RestRequest;
import dev.pawl.server.rest.RestResponse;
import dev.pawl.server.rest.RestResponse.Content;
import dev.pawl.server.rest.Route;
import dev.pawl.server.rest.wire.WireRoutes;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Routes to pictures: of machines, of executions, and of definitions that nobody has stored. */
public final class GraphRoutes {
    private static final String DESCRIBE = "DescribeStateMachine";
    private static final String OF_EXECUTION = "DescribeStateMachineForExecution";

    private final WireRoutes wire;
    private final Route.Action describe;
    private final Drawings drawings;

    /**
     * Routes with these pictures.
     *
     * @param describe
     *            answers with the machine, version or alias that the path names
     */
    public GraphRoutes(WireRoutes wire, Route.Action describe, Drawings drawings) {
        this.wire = wire;
        this.describe = describe;
        this.drawings = drawings;
    }

    /** All of them. */
    public List<Route> all() {
        return List.of(wire.granted("GET", "/machines/{arn}/graph", DESCRIBE, path("stateMachineArn"), this::machine),
                wire.granted("GET", "/executions/{arn}/graph", OF_EXECUTION, path("executionArn"), this::execution),
                wire.granted("POST", "/graphs", "ValidateStateMachineDefinition", request -> request.body().deepCopy(),
                        request -> draw(request, request.text("definition"))));
    }

    private CompletionStage<RestResponse> machine(RestRequest request) {
        return describe.call(request).thenCompose(machine -> switch (machine.content()) {
            case Content.Json json -> draw(request, definition(json.value()));
            case Content.Nothing c -> throw new IllegalStateException("Expected a machine, but got nothing");
            case Content.Whole c -> throw new IllegalStateException("Expected a machine, but got " + c.type());
            case Content.Stream c -> throw new IllegalStateException("Expected a machine, but got " + c.type());
        });
    }

    private CompletionStage<RestResponse> execution(RestRequest request) {
        return wire.call(OF_EXECUTION, request, path("executionArn").input(request))
                .thenCompose(machine -> draw(request, ChildText.whole(definition(machine))));
    }

    private static String definition(JsonNode machine) {
        return machine.path("definition").asText();
    }

    private CompletionStage<RestResponse> draw(RestRequest request, String definition) {
        return drawings.draw(definition, standalone(request))
                .thenApply(svg -> RestResponse.ok(new Content.Whole("image/svg+xml", svg)));
    }

    /** The theme, if the picture is to be a file that needs no other. */
    private static Optional<Theme> standalone(RestRequest request) {
        if (!request.query("standalone").orElse("false").equals("true")) {
            return Optional.empty();
        }
        String wanted = request.query("theme").orElse("auto").toUpperCase(Locale.ROOT);
        return Optional.of(Arrays.stream(Theme.values()).filter(theme -> theme.name().equals(wanted)).findFirst()
                .orElseThrow(() -> ProblemException.invalid("Expected light, dark or auto as theme, but got another")));
    }
}
