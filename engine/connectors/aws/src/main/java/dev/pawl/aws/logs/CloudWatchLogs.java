package dev.pawl.aws.logs;

import dev.pawl.aws.logs.LogBatches.Line;
import dev.pawl.delivery.DeliveryException;
import dev.pawl.delivery.Subscriber;
import dev.pawl.history.Event;
import dev.pawl.history.HistoryEvent;
import dev.pawl.log.LogEvent;
import dev.pawl.log.LoggingConfiguration;
import dev.pawl.store.Deliveries.Committed;
import dev.pawl.store.MachineRecord;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

/** Writes what machines log to the log groups that their configurations name. Each group is a lane. */
final class CloudWatchLogs implements Subscriber {
    private static final Logger LOG = LoggerFactory.getLogger(CloudWatchLogs.class);
    /** The service refuses what is older. */
    private static final Duration OLDEST = Duration.ofDays(14);

    private final Function<String, CloudWatchLogsClient> clients;
    private final Map<String, CloudWatchLogsClient> open = new ConcurrentHashMap<>();
    private final Map<Long, LoggingConfiguration> configurations = new ConcurrentHashMap<>();
    private final LogStreams streams = new LogStreams();
    private final InstantSource clock;

    /** With clients by region. */
    CloudWatchLogs(Function<String, CloudWatchLogsClient> clients, InstantSource clock) {
        this.clients = clients;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "cloudwatch-logs";
    }

    @Override
    public Optional<String> lane(MachineRecord revision) {
        LoggingConfiguration configuration = LoggingConfiguration.of(revision);
        configurations.put(revision.revisionKey(), configuration);
        return configuration.on()
                ? configuration.logGroups().stream().filter(LogGroup::isArn).findFirst()
                : Optional.empty();
    }

    @Override
    public long deliver(String groupArn, List<Committed> commits) throws DeliveryException {
        Map<String, List<Line>> machines = new LinkedHashMap<>();
        long tooOld = clock.millis() - OLDEST.toMillis();
        for (Committed commit : commits) {
            List<Line> lines = machines.computeIfAbsent(streamName(commit), name -> new ArrayList<>());
            lines(commit).stream().filter(line -> line.millis() > tooOld).forEach(lines::add);
        }
        long sent = 0;
        for (Map.Entry<String, List<Line>> machine : machines.entrySet()) {
            for (List<Line> batch : LogBatches.of(machine.getValue())) {
                put(groupArn, machine.getKey(), batch);
                sent += batch.size();
            }
        }
        return sent;
    }

    /** Items of a distributed Map are logged with their machine. */
    private static String streamName(Committed commit) {
        String name = commit.info().stateMachineName();
        int label = name.indexOf('/');
        return label < 0 ? name : name.substring(0, label);
    }

    private List<Line> lines(Committed commit) {
        LoggingConfiguration configuration = configurations.get(commit.commit().machineRevisionKey());
        List<Line> lines = new ArrayList<>();
        if (configuration == null) {
            return lines;
        }
        int redrives = commit.redriveCount();
        for (HistoryEvent event : commit.events()) {
            if (event.event() instanceof Event.ExecutionRedriven redriven) {
                redrives = redriven.redriveCount();
            }
            if (configuration.level().includes(event.event())) {
                lines.add(line(new LogEvent(commit.info(), event, redrives, configuration.data())));
            }
        }
        return lines;
    }

    private static Line line(LogEvent event) {
        long millis = event.event().timestamp().toEpochMilli();
        Line whole = new Line(millis, event.text());
        return whole.fits()
                ? whole
                : new Line(millis, new LogEvent(event.execution(), event.event(), event.redriveCount(), false).text());
    }

    private void put(String groupArn, String machineName, List<Line> batch) throws DeliveryException {
        LogGroup group = LogGroup.of(groupArn);
        CloudWatchLogsClient client = open.computeIfAbsent(group.region(), clients);
        List<InputLogEvent> events = batch.stream()
                .map(line -> InputLogEvent.builder().timestamp(line.millis()).message(line.text()).build()).toList();
        try {
            String stream = streams.of(client, groupArn, machineName, clock.instant());
            PutLogEventsResponse answer = client.putLogEvents(
                    r -> r.logGroupName(group.name()).logStreamName(stream).logEvents(events));
            if (answer.rejectedLogEventsInfo() != null) {
                LOG.warn("{} took only a part of {} log events: {}", group.name(), events.size(),
                        answer.rejectedLogEventsInfo());
            }
        } catch (ResourceNotFoundException e) {
            streams.forget(groupArn, machineName);
            throw new DeliveryException("There is no such log group, or its stream is gone: " + e.getMessage(), e);
        } catch (SdkException e) {
            throw new DeliveryException(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public void close() {
        open.values().forEach(CloudWatchLogsClient::close);
    }
}
