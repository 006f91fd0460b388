package dev.pawl.server.rest.approval;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.approval.model.ApprovalRequest;
import dev.pawl.approval.service.Approvals;
import dev.pawl.approval.store.ApprovalStore.Filter;
import dev.pawl.engine.Executions.Start;
import dev.pawl.json.Json;
import dev.pawl.server.assembly.ApprovalsPart;
import dev.pawl.server.assembly.Installed;
import dev.pawl.server.rest.DocumentedAnswers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** A whole server on a file, with people, and a workflow that asks them. */
public final class AskingServer implements AutoCloseable {
    private static final String PEOPLE = """
            {"people": {"users": {"alice": {"name": "Alice <A>", "groups": ["finance"]}, "bob": {"groups": ["finance"]},
              "carol": {}, "erin": {}}}}""";

    private final Installed installed;
    private final HttpClient client = HttpClient.newHttpClient();
    private int machines;

    public AskingServer(Path file) {
        installed = new Installed(file, PEOPLE, Map.of());
    }

    public Installed installed() {
        return installed;
    }

    public String url() {
        return installed.url();
    }

    public Approvals approvals() {
        return installed.installation().parts(ApprovalsPart.class).getFirst().approvals();
    }

    /** Starts an execution that asks with these arguments; its ARN, once the request is there. */
    public String ask(String arguments) {
        int before = requests();
        String machine = installed.machine("Ask" + machines++, "STANDARD", """
                {"QueryLanguage":"JSONata","StartAt":"Ask","States":{"Ask":{"Type":"Task",
                 "Resource":"arn:pawl:states:::approval:request","Arguments":%s,"End":true}}}""".formatted(arguments));
        String arn = installed.engine().executions().start(Start.of(machine, "{}")).toCompletableFuture().join()
                .executionArn();
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (requests() == before) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Expected a request, but there is none");
            }
            LockSupport.parkNanos(1_000_000);
        }
        return arn;
    }

    private int requests() {
        return approvals().list(Optional.empty(), new Filter(Set.of(), Optional.empty(), Optional.empty()), 0, 100)
                .size();
    }

    /** The newest request. */
    public ApprovalRequest last() {
        return approvals().list(Optional.empty(), new Filter(Set.of(), Optional.empty(), Optional.empty()), 0, 100)
                .getLast().request();
    }

    public String id() {
        return last().id();
    }

    public HttpResponse<String> send(String user, String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url() + path)).method(method,
                body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!user.isEmpty()) {
            request.header("Pawl-User", user);
        }
        return send(request.header("Content-Type", body.startsWith("{") || body.isEmpty()
                ? "application/json"
                : "application/x-www-form-urlencoded"));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
            DocumentedAnswers.check(answer);
            return answer;
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** The answer to an act, which must be one that is taken. */
    public JsonNode act(String user, String act, String body) {
        HttpResponse<String> answer = send(user, "POST", "/api/v1/approvals/" + id() + "/" + act, body);
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.body());
        }
        return Json.read(answer.body());
    }

    public JsonNode get(String user, String path) {
        return Json.read(send(user, "GET", "/api/v1" + path, "").body());
    }

    @Override
    public void close() {
        client.close();
        installed.close();
    }
}
