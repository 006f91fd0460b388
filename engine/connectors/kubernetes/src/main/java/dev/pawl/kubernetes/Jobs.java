package dev.pawl.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.connector.TaskRequest;
import dev.pawl.json.Json;
import dev.pawl.trace.TraceContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The Jobs of a cluster: each carries a mark of the task attempt that it was made for. */
final class Jobs {
    /** What a Job is marked with, so that a second delivery of its task finds it. */
    static final String TASK_LABEL = "pawl.dev/task";
    private static final String EXECUTION_ANNOTATION = "pawl.dev/execution";
    private static final String TRACE_VARIABLE = "TRACEPARENT";
    private static final int MARK_LENGTH = 40;
    private static final int GENERATED_LENGTH = 10;
    private static final int LONGEST_NAME = 63;
    private static final int CONFLICT = 409;
    private static final int NOT_FOUND = 404;

    private final Cluster cluster;

    Jobs(Cluster cluster) {
        this.cluster = cluster;
    }

    /**
     * Creates a Job, or finds the one that was created for that task before.
     *
     * @param request
     *            the attempt, of which the Job bears the mark
     * @return the API server's answer with the Job in it
     * @throws EksException
     *             if the API server refuses
     */
    ApiAnswer create(EksParameters.RunJob run, TaskRequest request) throws InterruptedException {
        String mark = mark(request.token());
        ObjectNode manifest = marked(run.manifest(), mark, request.executionArn());
        request.trace().ifPresent(context -> tell(manifest, context));
        String name = manifest.path("metadata").path("name").asText();
        ApiAnswer answer;
        try {
            answer = cluster.send(ApiRequest.send("POST", path(run.namespace()), Json.write(manifest)));
        } catch (EksException lost) {
            // it may have been created all the same
            return own(run.namespace(), name, mark).orElseThrow(() -> lost);
        }
        if (answer.successful()) {
            return answer;
        }
        Optional<ApiAnswer> before = answer.status() == CONFLICT ? own(run.namespace(), name, mark) : Optional.empty();
        if (before.isPresent()) {
            return before.get();
        }
        throw EksException.answered(answer);
    }

    ApiAnswer get(JobHandle job) throws InterruptedException {
        return cluster.send(ApiRequest.get(path(job), Map.of()));
    }

    /**
     * Deletes a Job with its pods. What is gone already, or another of the same name, is left alone.
     *
     * @throws EksException
     *             if the API server refuses, or gives no answer
     */
    void delete(JobHandle job) throws InterruptedException {
        ObjectNode options = JsonNodeFactory.instance.objectNode().put("apiVersion", "v1")
                .put("kind", "DeleteOptions").put("propagationPolicy", "Background");
        options.putObject("preconditions").put("uid", job.uid());
        ApiAnswer answer = cluster.send(ApiRequest.send("DELETE", path(job), Json.write(options)));
        if (!answer.successful() && answer.status() != NOT_FOUND && answer.status() != CONFLICT) {
            throw EksException.answered(answer);
        }
    }

    /** The Job with that mark, if it was created. */
    Optional<JobHandle> marked(String namespace, String mark) throws InterruptedException {
        ApiAnswer answer = cluster
                .send(ApiRequest.get(path(namespace), Map.of("labelSelector", List.of(TASK_LABEL + "=" + mark))));
        if (!answer.successful()) {
            throw EksException.answered(answer);
        }
        JsonNode items = answer.body().path("items");
        return items.isEmpty() ? Optional.empty() : Optional.of(JobHandle.of(items.get(0), namespace));
    }

    /**
     * What marks the Job of one attempt of a task; the token itself would let whoever reads it speak for the
     * task.
     */
    static String mark(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, MARK_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Optional<ApiAnswer> own(String namespace, String name, String mark) throws InterruptedException {
        try {
            ApiAnswer found = cluster.send(ApiRequest.get(path(namespace) + "/" + name, Map.of()));
            return Optional.of(found).filter(ApiAnswer::successful).filter(answer -> mark
                    .equals(answer.body().path("metadata").path("labels").path(TASK_LABEL).asText()));
        } catch (EksException e) {
            return Optional.empty();
        }
    }

    private static ObjectNode marked(JsonNode manifest, String mark, String executionArn) {
        ObjectNode job = manifest.deepCopy();
        ObjectNode metadata = job.withObjectProperty("metadata");
        metadata.withObjectProperty("labels").put(TASK_LABEL, mark);
        metadata.withObjectProperty("annotations").put(EXECUTION_ANNOTATION, executionArn);
        String prefix = metadata.path("generateName").asText();
        if (!prefix.isEmpty() && !metadata.hasNonNull("name")) {
            metadata.remove("generateName");
            metadata.put("name", prefix.substring(0, Math.min(prefix.length(), LONGEST_NAME - GENERATED_LENGTH))
                    + mark.substring(0, GENERATED_LENGTH));
        }
        return job;
    }

    /** Containers learn where in the trace they are, unless the definition says something else. */
    private static void tell(ObjectNode job, TraceContext context) {
        JsonNode pod = job.path("spec").path("template").path("spec");
        for (String member : List.of("initContainers", "containers")) {
            for (JsonNode container : pod.path(member)) {
                if (container instanceof ObjectNode one && !names(one.path("env"), TRACE_VARIABLE)) {
                    one.withArrayProperty("env").addObject().put("name", TRACE_VARIABLE).put("value",
                            context.traceparent());
                }
            }
        }
    }

    private static boolean names(JsonNode variables, String name) {
        return variables.valueStream().anyMatch(one -> one.path("name").asText().equals(name));
    }

    private static String path(JobHandle job) {
        return path(job.namespace()) + "/" + job.name();
    }

    private static String path(String namespace) {
        return "/apis/batch/v1/namespaces/" + namespace + "/jobs";
    }
}
