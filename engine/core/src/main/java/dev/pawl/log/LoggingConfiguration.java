package dev.pawl.log;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.json.Payload;
import dev.pawl.store.MachineRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a machine's {@code loggingConfiguration} says.
 *
 * @param data
 *            whether inputs, outputs and variables are logged
 * @param logGroups
 *            ARNs of CloudWatch log groups; they end in {@code :*}
 */
public record LoggingConfiguration(LogLevel level, boolean data, List<String> logGroups) {
    private static final LoggingConfiguration NONE = new LoggingConfiguration(LogLevel.OFF, false, List.of());

    /** Keeps its own copy. */
    public LoggingConfiguration {
        logGroups = List.copyOf(logGroups);
    }

    /** Of a revision of a machine. */
    public static LoggingConfiguration of(MachineRecord machine) {
        return machine.settings().logging().map(LoggingConfiguration::read).orElse(NONE);
    }

    private static LoggingConfiguration read(Payload kept) {
        JsonNode json = kept.value();
        List<String> groups = new ArrayList<>();
        for (JsonNode destination : json.path("destinations")) {
            Optional.ofNullable(destination.path("cloudWatchLogsLogGroup").path("logGroupArn").textValue())
                    .ifPresent(groups::add);
        }
        return new LoggingConfiguration(level(json.path("level").asText("")),
                json.path("includeExecutionData").asBoolean(false), groups);
    }

    private static LogLevel level(String name) {
        for (LogLevel level : LogLevel.values()) {
            if (level.name().equals(name)) {
                return level;
            }
        }
        return LogLevel.OFF;
    }

    /** Whether anything is logged at all. */
    public boolean on() {
        return level != LogLevel.OFF;
    }
}
