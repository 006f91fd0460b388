package dev.pawl.server.log;

import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.EncoderBase;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A JSON object for each line. What a thread works on stands beside the message as members of its own. */
final class JsonLines extends EncoderBase<ILoggingEvent> {
    private static final byte[] NOTHING = {};
    private static final Pattern EXECUTION = Pattern
            .compile("arn:[^:]*:states:[^:]*:[^:]*:(?:execution|express):([^:/]+)");

    private final ThrowableProxyConverter traces = new ThrowableProxyConverter();

    @Override
    public void start() {
        traces.start();
        super.start();
    }

    @Override
    public byte[] headerBytes() {
        return NOTHING;
    }

    @Override
    public byte[] footerBytes() {
        return NOTHING;
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("time", Instant.ofEpochMilli(event.getTimeStamp()).toString()).put("level",
                event.getLevel().toString()).put("logger", event.getLoggerName())
                .put("thread", event.getThreadName()).put("message", event.getFormattedMessage());
        Map<String, String> fields = new TreeMap<>(event.getMDCPropertyMap());
        about(event).ifPresent(arn -> fields.putIfAbsent("execution", arn));
        Optional.ofNullable(fields.get("execution")).flatMap(JsonLines::machine)
                .ifPresent(machine -> fields.putIfAbsent("machine", machine));
        fields.forEach((name, value) -> {
            if (!line.has(name)) {
                line.put(name, value);
            }
        });
        if (event.getThrowableProxy() != null) {
            line.put("exception", traces.convert(event).strip());
        }
        return (Json.write(line) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** The execution that a message names, where the thread works on none. */
    private static Optional<String> about(ILoggingEvent event) {
        Object[] arguments = event.getArgumentArray();
        return arguments == null
                ? Optional.empty()
                : Arrays.stream(arguments).filter(String.class::isInstance).map(String.class::cast)
                        .filter(text -> machine(text).isPresent()).findFirst();
    }

    private static Optional<String> machine(String executionArn) {
        Matcher parts = EXECUTION.matcher(executionArn);
        return parts.lookingAt() ? Optional.of(parts.group(1)) : Optional.empty();
    }
}
