package dev.pawl.aws.events;

import dev.pawl.delivery.DeliveryException;
import dev.pawl.delivery.Subscriber;
import dev.pawl.store.Deliveries.Committed;
import dev.pawl.store.MachineRecord;
import dev.pawl.store.MachineRecord.MachineType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/**
 * Tells an event bus how Standard executions stand. Items of distributed Maps are not told of, nor Express
 * executions.
 */
final class EventBridge implements Subscriber {
    private static final Logger LOG = LoggerFactory.getLogger(EventBridge.class);
    private static final String DETAIL_TYPE = "Step Functions Execution Status Change";
    private static final int MOST_ENTRIES = 10;
    private static final int MOST_BYTES = 256 * 1024;
    /** Time, source and type. */
    private static final int OVERHEAD_BYTES = 14 + 64 + DETAIL_TYPE.length();
    /** With these the service will never take the entry. */
    private static final Set<String> HOPELESS = Set.of("MalformedDetail", "InvalidArgument");

    private final EventBridgeClient client;
    private final Settings settings;

    /** Which bus, and in whose name: AWS itself lets nobody use names that begin with "aws.". */
    record Settings(String bus, String source) {}

    EventBridge(EventBridgeClient client, Settings settings) {
        this.client = client;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "eventbridge";
    }

    @Override
    public Optional<String> lane(MachineRecord revision) {
        return revision.type() == MachineType.STANDARD ? Optional.of(settings.bus()) : Optional.empty();
    }

    @Override
    public long deliver(String bus, List<Committed> commits) throws DeliveryException {
        long sent = 0;
        List<PutEventsRequestEntry> batch = new ArrayList<>();
        int bytes = 0;
        for (Committed commit : commits) {
            if (commit.info().stateMachineArn().contains("/")) {
                continue;
            }
            for (StatusChange change : StatusChange.in(commit)) {
                PutEventsRequestEntry entry = entry(bus, change);
                int size = bytes(entry);
                if (batch.size() == MOST_ENTRIES || (!batch.isEmpty() && bytes + size > MOST_BYTES)) {
                    put(batch);
                    batch = new ArrayList<>();
                    bytes = 0;
                }
                batch.add(entry);
                bytes += size;
                sent++;
            }
        }
        if (!batch.isEmpty()) {
            put(batch);
        }
        return sent;
    }

    private PutEventsRequestEntry entry(String bus, StatusChange change) {
        return PutEventsRequestEntry.builder().eventBusName(bus).source(settings.source()).detailType(DETAIL_TYPE)
                .time(change.at()).resources(change.execution().arn()).detail(change.detail()).build();
    }

    private static int bytes(PutEventsRequestEntry entry) {
        return OVERHEAD_BYTES + entry.detail().getBytes(StandardCharsets.UTF_8).length
                + entry.resources().stream().mapToInt(String::length).sum();
    }

    private void put(List<PutEventsRequestEntry> entries) throws DeliveryException {
        try {
            List<PutEventsResultEntry> results = client.putEvents(r -> r.entries(entries)).entries();
            Optional<String> again = Optional.empty();
            for (int i = 0; i < results.size() && i < entries.size(); i++) {
                String error = results.get(i).errorCode();
                if (error != null && HOPELESS.contains(error)) {
                    LOG.warn("A status change of {} is refused: {} {}", entries.get(i).resources(), error,
                            results.get(i).errorMessage());
                } else if (error != null) {
                    again = Optional.of(error + " " + results.get(i).errorMessage());
                }
            }
            if (again.isPresent()) {
                throw new DeliveryException("Entries were refused: " + again.get());
            }
        } catch (SdkException e) {
            throw new DeliveryException(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
