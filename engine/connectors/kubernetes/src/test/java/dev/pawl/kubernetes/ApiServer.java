package dev.pawl.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.json.Json;
import io.fabric8.kubernetes.client.server.mock.KubernetesMixedDispatcher;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import io.fabric8.mockwebserver.ServerRequest;
import io.fabric8.mockwebserver.ServerResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Stands for an API server: it keeps what is posted and gives it back, as fabric8's stand-in does. No
 * registry that this
 * project reaches has the binary of a real one. What a cluster's controllers would do, a test does here.
 */
final class ApiServer implements AutoCloseable {
    private static final Logger CHATTER = Logger.getLogger("io.fabric8.mockwebserver");
    private static final String JOBS = "/apis/batch/v1/namespaces/default/jobs";

    final KubernetesMockServer mock;
    private final HttpClient http = HttpClient.newHttpClient();

    ApiServer() {
        this(false);
    }

    ApiServer(boolean https) {
        CHATTER.setLevel(Level.WARNING);
        Map<ServerRequest, Queue<ServerResponse>> responses = new HashMap<>();
        mock = new KubernetesMockServer(new Context(), new MockWebServer(), responses,
                new KubernetesMixedDispatcher(responses), https);
        mock.init(InetAddress.getLoopbackAddress(), 0);
    }

    String url() {
        return mock.url("").replaceAll("/$", "");
    }

    boolean has(String job) throws IOException, InterruptedException {
        return send("GET", JOBS + "/" + job, "").statusCode() == 200;
    }

    JsonNode job(String job) throws IOException, InterruptedException {
        return Json.read(send("GET", JOBS + "/" + job, "").body());
    }

    /** Names of all Jobs. */
    List<String> jobs() throws IOException, InterruptedException {
        return Json.read(send("GET", JOBS, "").body()).path("items").findValuesAsText("name").stream()
                .filter(name -> !name.equals("main")).toList();
    }

    /** The Job has ended, as its controller would say. */
    void end(String name, String condition) throws IOException, InterruptedException {
        ObjectNode job = (ObjectNode) job(name);
        job.putObject("status").putArray("conditions").addObject().put("type", condition).put("status", "True");
        send("PUT", JOBS + "/" + name, Json.write(job));
    }

    void delete(String job) throws IOException, InterruptedException {
        send("DELETE", JOBS + "/" + job, "");
    }

    /** A pod of a Job, and what its container has written. */
    void pod(String name, String job, String log) throws IOException, InterruptedException {
        send("POST", "/api/v1/namespaces/default/pods", """
                {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "%s", "labels": {"job-name": "%s"}},
                 "spec": {"containers": [{"name": "main", "image": "busybox"}]}}""".formatted(name, job));
        mock.expect().get().withPath("/api/v1/namespaces/default/pods/" + name + "/log?container=main")
                .andReturn(200, log).always();
    }

    private HttpResponse<String> send(String method, String path, String body)
            throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(URI.create(url() + path)).header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        mock.destroy();
    }
}
