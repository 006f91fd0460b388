package dev.pawl.aws.logs;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceAlreadyExistsException;

/**
 * The stream of each machine: made when it is first needed, named as AWS names them, and a new one each day.
 */
final class LogStreams {
    private static final int AT_MOST = 5_000;
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd-HH-mm")
            .withZone(ZoneOffset.UTC);
    private static final int DATE_CHARS = "yyyy-MM-dd".length();
    private static final int ID_CHARS = 8;

    private final Map<Key, Stream> open = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Stream> eldest) {
            return size() > AT_MOST;
        }
    };

    private record Key(String groupArn, String machineName) {}

    private record Stream(String name, String day) {}

    /** The machine's stream in a group; may throw whatever CreateLogStream throws. */
    String of(CloudWatchLogsClient client, String groupArn, String machineName, Instant now) {
        Key key = new Key(groupArn, machineName);
        String minute = MINUTE.format(now);
        String day = minute.substring(0, DATE_CHARS);
        synchronized (open) {
            Stream known = open.get(key);
            if (known != null && known.day().equals(day)) {
                return known.name();
            }
        }
        String name = "states/" + machineName + "/" + minute + "/"
                + UUID.randomUUID().toString().substring(0, ID_CHARS);
        try {
            client.createLogStream(r -> r.logGroupName(LogGroup.of(groupArn).name()).logStreamName(name));
        } catch (ResourceAlreadyExistsException e) {
            // somebody was as lucky as we were
        }
        synchronized (open) {
            open.put(key, new Stream(name, day));
        }
        return name;
    }

    /** The stream is gone: the next time there will be another one. */
    void forget(String groupArn, String machineName) {
        synchronized (open) {
            open.remove(new Key(groupArn, machineName));
        }
    }
}
