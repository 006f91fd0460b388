package dev.pawl.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.pawl.json.Json;
import dev.pawl.json.JsonTextException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the containers of a Job have written. A log that cannot be had is told in its place, and fails
 * nothing.
 */
final class PodLogs {
    /** What an execution can carry at all. */
    static final int LONGEST_LOG_BYTES = 262_144;
    private static final int MOST_PODS = 100;
    private static final int MOST_BYTES_OF_ALL = 16 * LONGEST_LOG_BYTES;

    private final Cluster cluster;
    private final EksParameters.LogOptions options;

    PodLogs(Cluster cluster, EksParameters.LogOptions options) {
        this.cluster = cluster;
        this.options = options;
    }

    /** Logs by pod and container, if they are wanted. */
    Optional<ObjectNode> of(JobHandle job) throws InterruptedException {
        if (!options.retrieve()) {
            return Optional.empty();
        }
        ObjectNode logs = JsonNodeFactory.instance.objectNode();
        ApiAnswer pods;
        try {
            pods = cluster.send(ApiRequest.get(path(job), Map.of("labelSelector", List.of("job-name=" + job.name()),
                    "limit", List.of(String.valueOf(MOST_PODS)))));
        } catch (EksException e) {
            return Optional.of(failed(logs, e));
        }
        if (!pods.successful()) {
            return Optional.of(failed(logs, EksException.answered(pods)));
        }
        ObjectNode byPod = logs.putObject("pods");
        int room = MOST_BYTES_OF_ALL;
        for (JsonNode pod : pods.body().path("items")) {
            String name = pod.path("metadata").path("name").asText();
            ObjectNode byContainer = byPod.putObject(name).putObject("containers");
            for (JsonNode container : pod.path("spec").path("containers")) {
                String containerName = container.path("name").asText();
                room -= add(byContainer.putObject(containerName), path(job) + "/" + name + "/log", containerName, room);
            }
        }
        return Optional.of(logs);
    }

    /** Bytes that were taken. */
    private int add(ObjectNode entry, String path, String container, int room) throws InterruptedException {
        Map<String, List<String>> query = new java.util.LinkedHashMap<>(options.query());
        query.put("container", List.of(container));
        // a container that is over writes nothing more, and one that is not would keep us waiting
        query.remove("follow");
        try {
            if (room <= 0) {
                throw EksException.tooLarge("Expected at most " + MOST_BYTES_OF_ALL + " bytes of all logs");
            }
            ApiAnswer answer = cluster
                    .send(new ApiRequest("GET", path, query, Optional.empty(), LONGEST_LOG_BYTES));
            if (!answer.successful()) {
                throw EksException.answered(answer);
            }
            if (!answer.whole()) {
                throw EksException.tooLarge("Expected at most " + LONGEST_LOG_BYTES
                        + " bytes of log, but there are more; tailLines or limitBytes in LogParameters take a part");
            }
            entry.set("log", log(answer.text()));
            return answer.text().length();
        } catch (EksException e) {
            failed(entry, e);
            return 0;
        }
    }

    private JsonNode log(String text) {
        if (options.raw()) {
            return TextNode.valueOf(text);
        }
        try {
            return Json.read(text);
        } catch (JsonTextException e) {
            return TextNode.valueOf(text);
        }
    }

    private static ObjectNode failed(ObjectNode entry, EksException e) {
        return entry.put("error", e.error()).put("cause", e.cause());
    }

    private static String path(JobHandle job) {
        return "/api/v1/namespaces/" + job.namespace() + "/pods";
    }
}
