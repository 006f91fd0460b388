package dev.pawl.server.bench.soak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** {@code pawl bench --soak}: hours at a share of full load, with trouble, and a verdict. */
public final class Soak {
    private static final String DEFINITION = """
            {"StartAt": "Prepare", "States": {
              "Prepare": {"Type": "Pass", "Next": "Which"},
              "Which": {"Type": "Choice", "Choices": [
                {"Variable": "$.kind", "NumericEquals": 0, "Next": "Rest"},
                {"Variable": "$.kind", "NumericEquals": 1, "Next": "Both"},
                {"Variable": "$.kind", "NumericEquals": 2, "Next": "Each"}], "Default": "Note"},
              "Rest": {"Type": "Wait", "Seconds": 3, "Next": "Note"},
              "Both": {"Type": "Parallel", "ResultPath": null, "Next": "Note",
                "Catch": [{"ErrorEquals": ["Expected"], "ResultPath": null, "Next": "Note"}],
                "Branches": [
                  {"StartAt": "Well", "States": {"Well": {"Type": "Pass", "End": true}}},
                  {"StartAt": "Ill", "States": {"Ill": {"Type": "Fail", "Error": "Expected"}}}]},
              "Each": {"Type": "Map", "ItemsPath": "$.items", "ResultPath": null, "Next": "Note", "ItemProcessor":
                {"StartAt": "One", "States": {"One": {"Type": "Pass", "End": true}}}},
              "Note": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Parameters":
                {"FunctionName": "note", "Payload.$": "$"}, "OutputPath": "$.Payload",
                "Retry": [{"ErrorEquals": ["States.ALL"], "MaxAttempts": 5}], "Next": "Done"},
              "Done": {"Type": "Succeed"}}}
            """;
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration FULL = Duration.ofSeconds(30);
    private static final Duration WEIGHING = Duration.ofMinutes(5);
    private static final Duration PACE = Duration.ofSeconds(10);
    private static final Duration LONGEST_TAIL = Duration.ofMinutes(3);
    private static final int QUIETEST = 40;
    private static final int LOUDEST = 80;

    private final SoakSettings settings;
    private final PrintWriter out;
    private final Random random;
    private final Latencies starts = new Latencies();
    private final Latencies ends = new Latencies();
    private final AtomicInteger tickets = new AtomicInteger();
    private final List<SoakSample> samples = new ArrayList<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private String trouble = "";
    private String machine = "";
    private long weighed;

    /** Prints to there. */
    public Soak(SoakSettings settings, PrintWriter out) {
        this.settings = settings;
        this.out = out;
        this.random = new Random(settings.seed());
    }

    /**
     * Soaks.
     *
     * @return whether nothing was lost
     */
    public boolean run() throws IOException, InterruptedException {
        prepare();
        Child server = new Child(settings.folder(), freePort());
        try {
            Ledger ledger = new Ledger(settings.folder().resolve("notes.txt"));
            machine = create(server.port());
            double full = full(server, ledger);
            double rate = full * settings.share();
            say(String.format(Locale.ROOT,
                    "Full load is %,.0f executions a second; soaking at %,.0f for %s, seed %d", full, rate,
                    settings.howLong(), settings.seed()));
            Starts load = new Starts(server.port(), machine, ledger, starts, tickets);
            load.begin(rate);
            soak(server, ledger);
            load.end();
            boolean whole = verdict(ledger) && allSucceeded(server.port());
            server.stop();
            return server.check(out) && whole;
        } finally {
            SoakReport.write(settings.folder(), samples);
            server.stop();
        }
    }

    /** None may run any more, and none may have failed: those that fail are kept. */
    private boolean allSucceeded(int port) throws IOException, InterruptedException {
        long until = System.nanoTime() + LONGEST_TAIL.toNanos();
        while (count(port, "RUNNING") > 0 && System.nanoTime() < until) {
            Thread.sleep(500);
        }
        boolean whole = true;
        for (String status : List.of("RUNNING", "FAILED", "TIMED_OUT", "ABORTED")) {
            int found = count(port, status);
            say("Executions that are " + status + " in the end: " + found);
            whole &= found == 0;
        }
        return whole;
    }

    /** Up to a thousand. */
    private int count(int port, String status) throws IOException, InterruptedException {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("stateMachineArn", machine)
                .put("statusFilter", status).put("maxResults", 1000);
        return post(port, "ListExecutions", body).required("executions").size();
    }

    private void prepare() throws IOException {
        Path folder = settings.folder();
        Path services = folder.resolve("functions/META-INF/services");
        Files.createDirectories(services);
        Files.writeString(services.resolve("dev.pawl.connector.function.FunctionHandler"),
                NotingFunction.class.getName());
        Files.writeString(folder.resolve("pawl.json"),
                "{\"retention\": {\"keep\": {\"succeeded\": \"" + settings.keep() + "\"}}}");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private String create(int port) throws IOException, InterruptedException {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("name", "soak").put("definition", DEFINITION)
                .put("roleArn", "arn:aws:iam::123456789012:role/soak");
        return post(port, "CreateStateMachine", body).path("stateMachineArn").asText();
    }

    private JsonNode post(int port, String operation, JsonNode body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                .header("Content-Type", "application/x-amz-json-1.0")
                .header("X-Amz-Target", "AWSStepFunctions." + operation)
                .POST(HttpRequest.BodyPublishers.ofString(Json.write(body))).build();
        return Json.read(client.send(request, BodyHandlers.ofString()).body());
    }

    private void everything(int port, String method) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest
                .newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/holds/everything"))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString("{}")).build();
        int status = client.send(request, BodyHandlers.ofString()).statusCode();
        if (status >= 300) {
            throw new IOException("Expected to pause or resume everything, but got status " + status);
        }
    }

    /**
     * As many as can be for long: after the server has become warm and retention has begun to remove as many as
     * come.
     */
    private double full(Child server, Ledger ledger) throws IOException, InterruptedException {
        Starts load = new Starts(server.port(), machine, ledger, starts, tickets);
        load.begin(Double.POSITIVE_INFINITY);
        Thread.sleep(WARM_UP.plus(settings.keep()));
        ledger.read(ends);
        int before = ledger.notedCount();
        Thread.sleep(FULL);
        ledger.read(ends);
        double rate = (ledger.notedCount() - before) / (double) FULL.toSeconds();
        load.end();
        starts.take();
        ends.take();
        return rate;
    }

    private void soak(Child server, Ledger ledger) throws IOException, InterruptedException {
        long began = System.nanoTime();
        long next = began + pause();
        while (System.nanoTime() - began < settings.howLong().toNanos()) {
            if (System.nanoTime() > next) {
                disturb(server);
                next = System.nanoTime() + pause();
            }
            Thread.sleep(PACE);
            ledger.read(ends);
            sample(server, ledger, (System.nanoTime() - began) / 1_000_000_000L);
        }
    }

    private long pause() {
        return Duration.ofSeconds(QUIETEST + random.nextInt(LOUDEST)).toNanos();
    }

    /** One of: the process is killed and comes back, it stands still for a while, everything is paused. */
    private void disturb(Child server) throws IOException, InterruptedException {
        switch (random.nextInt(3)) {
            case 0 -> {
                trouble = "kill";
                server.killAndRestart();
            }
            case 1 -> {
                trouble = "freeze";
                server.signal("STOP");
                Thread.sleep(1000 + random.nextInt(4000));
                server.signal("CONT");
            }
            default -> {
                trouble = "pause";
                everything(server.port(), "PUT");
                Thread.sleep(1000 + random.nextInt(5000));
                everything(server.port(), "DELETE");
            }
        }
    }

    private void sample(Child server, Ledger ledger, long second) throws IOException, InterruptedException {
        long[] begun = starts.take();
        long[] ended = ends.take();
        int[] handles = server.handles();
        double live = 0;
        if (second - weighed >= WEIGHING.toSeconds()) {
            weighed = second;
            live = server.live();
        }
        SoakSample sample = new SoakSample(second, begun, ended, server.memory(), live, server.disk(), handles[0],
                handles[1],
                ledger.missing(), trouble);
        samples.add(sample);
        trouble = "";
        out.println(sample.line());
        out.flush();
    }

    private boolean verdict(Ledger ledger) throws IOException, InterruptedException {
        long until = System.nanoTime() + LONGEST_TAIL.toNanos();
        ledger.read(ends);
        while (ledger.missing() > 0 && System.nanoTime() < until) {
            Thread.sleep(500);
            ledger.read(ends);
        }
        say(String.format(Locale.ROOT,
                "Accepted %,d, ended %,d, lost %,d, tasks that ran again after a crash %,d", ledger.acceptedCount(),
                ledger.notedCount(), ledger.missing(), ledger.repeated()));
        return ledger.missing() == 0;
    }

    private void say(String line) {
        out.println(line);
        out.flush();
    }
}
