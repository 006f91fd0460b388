package dev.pawl.aws.events;

import dev.pawl.aws.AwsClients;
import dev.pawl.connector.ConnectorProvider;
import dev.pawl.delivery.Subscriber;
import dev.pawl.delivery.SubscriberProvider;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;

/**
 * Tells EventBridge of status changes where AWS_ENDPOINT_URL_EVENTBRIDGE is set (the bus "default"), or where
 * PAWL_EVENT_BUS names a bus, be it at AWS_ENDPOINT_URL or in AWS itself. PAWL_EVENT_BUS=off tells nobody;
 * PAWL_EVENT_SOURCE is the events' source, "aws.states" by default.
 */
public final class EventBridgeProvider implements SubscriberProvider {
    private static final String SERVICE = "EVENTBRIDGE";
    private static final Duration ATTEMPT = Duration.ofSeconds(5);
    private static final Duration CALL = Duration.ofSeconds(10);

    /** For {@link java.util.ServiceLoader}. */
    public EventBridgeProvider() {}

    @Override
    public List<Subscriber> create(ConnectorProvider.Settings settings) {
        Optional<String> named = settings.variable().apply("PAWL_EVENT_BUS");
        Optional<String> bus = named.or(() -> settings.variable().apply("AWS_ENDPOINT_URL_" + SERVICE)
                .map(endpoint -> "default")).filter(name -> !name.equals("off"));
        String source = settings.variable().apply("PAWL_EVENT_SOURCE").orElse("aws.states");
        return bus.<List<Subscriber>>map(name -> List.of(new EventBridge(
                new AwsClients(settings).client(SERVICE, EventBridgeClient.builder().overrideConfiguration(
                        c -> c.apiCallTimeout(CALL).apiCallAttemptTimeout(ATTEMPT))),
                new EventBridge.Settings(name, source)))).orElse(List.of());
    }
}
