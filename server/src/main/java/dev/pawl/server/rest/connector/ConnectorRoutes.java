package dev.pawl.server.rest.connector;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.connector.Connector;
import dev.pawl.connector.Facility;
import dev.pawl.server.rest.RestRequest;
import dev.pawl.server.rest.RestResponse;
import dev.pawl.server.rest.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The route {@code /connectors}: what tasks can use on this server, and whether it can be used now. */
public final class ConnectorRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectorRoutes.class);
    private static final int PATIENCE_SECONDS = 5;
    /** What the engine does itself. */
    private static final List<Facility> OWN = List.of(
            new Facility("workflow",
                    List.of("arn:aws:states:::states:startExecution", "arn:aws:states:::states:startExecution.sync",
                            "arn:aws:states:::states:startExecution.sync:2",
                            "arn:aws:states:::states:startExecution.waitForTaskToken"),
                    true, "Executions of other state machines", List.of()),
            new Facility("activity", List.of("arn:aws:states:REGION:ACCOUNT:activity:NAME"), true,
                    "Workers ask for their tasks", List.of()));

    private final List<Connector> connectors;

    /** About these. */
    public ConnectorRoutes(List<Connector> connectors) {
        this.connectors = List.copyOf(connectors);
    }

    /** The only one. */
    public List<Route> all() {
        return List.of(new Route("GET", "/connectors", "ListConnectors", this::list));
    }

    /** They are asked all at once, and whoever asks a service in turn keeps nobody waiting for long. */
    private CompletionStage<RestResponse> list(RestRequest request) {
        List<CompletableFuture<List<Facility>>> answers = connectors.stream().map(ConnectorRoutes::ask).toList();
        return CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).thenApply(done -> {
            List<Facility> all = new ArrayList<>(OWN);
            answers.forEach(answer -> all.addAll(answer.join()));
            return RestResponse.ok(json(all));
        });
    }

    private static CompletableFuture<List<Facility>> ask(Connector connector) {
        CompletableFuture<List<Facility>> answer = new CompletableFuture<>();
        Thread.ofVirtual().name("facilities").start(() -> {
            try {
                answer.complete(connector.facilities());
            } catch (RuntimeException e) {
                LOG.warn("{} could not say what it has", connector.getClass().getSimpleName(), e);
                answer.complete(List.of());
            }
        });
        return answer.completeOnTimeout(late(connector), PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private static List<Facility> late(Connector connector) {
        String name = connector.getClass().getSimpleName().replace("Connector", "");
        return List.of(new Facility(name.toLowerCase(Locale.ROOT), List.of(), false,
                "There was no answer within " + PATIENCE_SECONDS + " seconds", List.of()));
    }

    private static ObjectNode json(List<Facility> all) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode list = answer.putArray("connectors");
        all.forEach(facility -> {
            ObjectNode json = list.addObject().put("name", facility.name()).put("available", facility.available())
                    .put("detail", facility.detail());
            facility.resources().forEach(json.putArray("resources")::add);
            ArrayNode things = json.putArray("things");
            facility.things().forEach(thing -> things.addObject().put("kind", thing.kind()).put("name", thing.name())
                    .put("detail", thing.detail()));
        });
        return answer;
    }
}
