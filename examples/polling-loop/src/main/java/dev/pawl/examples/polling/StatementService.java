package dev.pawl.examples.polling;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.connector.function.FunctionContext;
import dev.pawl.connector.function.FunctionHandler;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stands for a bank that puts a month's statements together for a while: a job is done when it has been asked
 * about
 * three times. Starting a job under a known key gives the job that there is.
 */
public final class StatementService implements FunctionHandler {
    private final int enough;
    private final Map<String, Integer> askedByJob = new ConcurrentHashMap<>();

    /** For {@link java.util.ServiceLoader}. */
    public StatementService() {
        this(3);
    }

    StatementService(int enough) {
        this.enough = enough;
    }

    @Override
    public String name() {
        return "statements";
    }

    @Override
    public JsonNode handle(JsonNode event, FunctionContext context) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        return switch (event.path("verb").asText()) {
            case "start" -> {
                String job = "job-" + Integer.toHexString(event.path("key").asText().hashCode());
                askedByJob.putIfAbsent(job, 0);
                yield answer.put("job", job);
            }
            case "ask" -> {
                int asked = askedByJob.merge(event.path("job").asText(), 1, Integer::sum);
                yield asked < enough
                        ? answer.put("status", "RUNNING")
                        : answer.put("status", "DONE").put("file", "statements/" + event.path("job").asText() + ".pdf");
            }
            case "cancel" -> answer.put("cancelled", askedByJob.remove(event.path("job").asText()) != null);
            default -> throw new IllegalArgumentException(
                    "Expected start, ask or cancel, but " + event.path("verb").asText());
        };
    }
}
