package dev.pawl.kubernetes;

import dev.pawl.asl.TaskResource;
import dev.pawl.asl.TaskResource.Pattern;
import dev.pawl.config.Configuration;
import dev.pawl.connector.Outcome;
import dev.pawl.connector.TaskRequest;
import dev.pawl.json.Json;
import dev.pawl.json.Payload;
import dev.pawl.secret.Secrets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** Requests and connectors for the tests here. */
final class Tasks {
    static final String JOB = """
            {"apiVersion": "batch/v1", "kind": "Job", "metadata": {"name": "report"},
             "spec": {"backoffLimit": 0, "template": {"spec": {"restartPolicy": "Never",
               "containers": [{"name": "main", "image": "busybox", "command": ["true"]}]}}}}""";
    /** Looks often, and gives up soon. */
    static final Pace FAST = new Pace(Duration.ofMillis(10), Duration.ofMillis(20), Duration.ofMillis(200));

    private Tasks() {}

    static TaskRequest runJob(Pattern pattern, String parameters, String token) {
        return request("runJob", pattern, parameters, token);
    }

    static TaskRequest call(String parameters) {
        return request("call", Pattern.REQUEST_RESPONSE, parameters, "token");
    }

    private static TaskRequest request(String action, Pattern pattern, String parameters, String token) {
        TaskResource resource = new TaskResource.Integration("arn:aws:states:::eks:" + action + pattern.suffix(), "eks",
                action, pattern);
        return new TaskRequest(resource, Payload.parse(parameters), token,
                "arn:aws:states:us-east-1:000000000000:execution:m:e",
                "arn:aws:states:us-east-1:000000000000:stateMachine:m", Optional.empty(), Optional.empty(), 0,
                Optional.empty(), List.of(), Optional.empty());
    }

    /** A connector that knows one cluster, called test. */
    static KubernetesConnector connector(String cluster) {
        return connector("{\"kubernetes\": {\"clusters\": {\"test\": " + cluster + "}}}", Map.of());
    }

    static KubernetesConnector connector(String configuration, Map<String, String> environment) {
        Configuration read = Configuration.of(Json.read(configuration), "pawl.json", Path.of("").toAbsolutePath());
        Secrets secrets = Secrets.of(read, name -> Optional.ofNullable(environment.get(name)));
        return new KubernetesConnector(Clusters.of(read, secrets), secrets, FAST);
    }

    static Outcome get(CompletionStage<Outcome> stage) throws Exception {
        return stage.toCompletableFuture().get(20, TimeUnit.SECONDS);
    }
}
