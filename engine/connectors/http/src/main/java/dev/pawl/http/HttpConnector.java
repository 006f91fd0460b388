package dev.pawl.http;

import java.util.Set;
import java.util.List;
import dev.pawl.connector.Facility;
import dev.pawl.asl.TaskResource;
import dev.pawl.aws.signing.RequestSigner;
import dev.pawl.connector.Connector;
import dev.pawl.connector.ConnectorProvider;
import dev.pawl.connector.Outcome;
import dev.pawl.connector.TaskRequest;
import dev.pawl.egress.Egress;
import dev.pawl.http.apigateway.ApiGatewayInvoke;
import dev.pawl.http.apigateway.ApiPlaces;
import dev.pawl.http.call.Calls;
import dev.pawl.http.connection.Connections;
import dev.pawl.http.invoke.HttpInvoke;
import dev.pawl.http.transport.Transport;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Does the tasks {@code http:invoke} and {@code apigateway:invoke}. */
public final class HttpConnector implements Connector {
    /** AWS's own limit for a call. */
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Transport transport;
    private final HttpInvoke http;
    private final ApiGatewayInvoke apiGateway;
    private final Calls calls;
    private final Set<String> names;

    private HttpConnector(Transport transport, HttpInvoke http, ApiGatewayInvoke apiGateway, Calls calls,
            Set<String> names) {
        this.names = names;
        this.transport = transport;
        this.http = http;
        this.apiGateway = apiGateway;
        this.calls = calls;
    }

    /**
     * A connector with the rules and connections of the settings.
     *
     * @throws dev.pawl.config.ConfigurationException
     *             if they are not as they should be
     */
    public static HttpConnector create(ConnectorProvider.Settings settings) {
        return create(settings, Egress.of(settings.configuration()), Clock.systemUTC(), LIMIT);
    }

    /** As above, with other rules, another clock and another limit for a call. */
    static HttpConnector create(ConnectorProvider.Settings settings, Egress egress, Clock clock, Duration limit) {
        ApiPlaces places = ApiPlaces.of(settings.configuration(), settings.variable());
        Transport transport = new Transport(places.allowedBy(egress));
        Connections connections = new Connections(settings.configuration(), settings.secrets(), transport, clock);
        RequestSigner signer = new RequestSigner("execute-api", settings.region(), settings.variable());
        return new HttpConnector(transport,
                new HttpInvoke(transport, connections, settings.secrets(), settings.region(), clock),
                new ApiGatewayInvoke(transport, places, signer, settings.secrets(), clock),
                new Calls(limit, settings.secrets()::redact), connections.names());
    }

    @Override
    public List<Facility> facilities() {
        List<Facility.Thing> things = names.stream().map(name -> new Facility.Thing("connection", name, "")).toList();
        return List.of(new Facility("http", List.of("arn:aws:states:::http:invoke"), true,
                things.size() + " connections are configured", things),
                new Facility("apigateway",
                        List.of("arn:aws:states:::apigateway:invoke",
                                "arn:aws:states:::apigateway:invoke.waitForTaskToken"),
                        true, "Calls of APIs, also of those on this machine", List.of()));
    }

    @Override
    public boolean handles(TaskResource resource) {
        return resource instanceof TaskResource.Integration i && i.action().equals("invoke")
                && (i.service().equals("http") || i.service().equals("apigateway"));
    }

    @Override
    public CompletionStage<Outcome> start(TaskRequest request) {
        boolean api = request.resource() instanceof TaskResource.Integration i && i.service().equals("apigateway");
        return calls.run(request.token(), tell -> api ? apiGateway.run(request) : http.run(request, tell));
    }

    @Override
    public CompletionStage<Outcome> attach(TaskRequest request, Outcome.Accepted accepted) {
        throw new IllegalStateException("Expected no work to attach to, but a call over HTTP has no handle");
    }

    @Override
    public CompletionStage<Void> cancel(TaskRequest request, Optional<Outcome.Accepted> accepted) {
        calls.cancel(request.token());
        return CompletableFuture.completedFuture(null);
    }

    /** Whether no call is under way. */
    boolean idle() {
        return calls.none();
    }

    @Override
    public void close() {
        calls.close();
        transport.close();
    }
}
