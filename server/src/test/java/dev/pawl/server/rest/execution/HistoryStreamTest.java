package dev.pawl.server.rest.execution;

import static dev.pawl.server.rest.RestClient.encoded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.server.RawHttp;
import dev.pawl.server.assembly.RealServer;
import dev.pawl.server.rest.ProblemException;
import dev.pawl.server.rest.RestClient;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class HistoryStreamTest {
    private static final String WAIT = """
            {"StartAt":"P","States":{"P":{"Type":"Pass","Next":"W"},
             "W":{"Type":"Task","Resource":"arn:aws:states:us-east-1:123456789012:activity:work","End":true}}}""";
    private static final String MAP = """
            {"StartAt":"M","States":{"M":{"Type":"Map","End":true,"ItemProcessor":{"StartAt":"P",
             "States":{"P":{"Type":"Pass","End":true}}}}}}""";

    @TempDir
    private Path folder;
    private RealServer server;
    private RestClient rest;
    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void start() {
        open(new RealServer(folder.resolve("pawl.db")));
    }

    private void open(RealServer opened) {
        server = opened;
        rest = new RestClient(server.port());
    }

    @AfterEach
    void stop() {
        rest.close();
        client.shutdownNow();
        server.close();
    }

    private EventReader reader(String arn, String query) {
        return new EventReader(client, rest.uri("/executions/" + encoded(arn) + "/events" + query));
    }

    /** An execution that waits for a worker. */
    private String waiting() {
        server.ok("CreateActivity", "name", "work");
        return server.start(server.machine("Work", WAIT), "{}");
    }

    /** Lets the worker do its work. */
    private void work() {
        String token = server.ok("GetActivityTask", "activityArn",
                "arn:aws:states:us-east-1:123456789012:activity:work").path("taskToken").asText();
        server.ok("SendTaskSuccess", "taskToken", token, "output", "{\"done\":true}");
    }

    private static List<Long> upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    private static String items(int count) {
        return IntStream.range(0, count).boxed().toList().toString();
    }

    @Test
    void showsWhatHappensWhileItHappensAndThenTheEnd() {
        String arn = waiting();
        try (EventReader.Connection stream = reader(arn, "").connect()) {
            EventReader.Message first = stream.expect();
            assertThat(first.event()).isEqualTo("history");
            assertThat(first.data().path("events").path(0).path("type").asText()).isEqualTo("ExecutionStarted");
            work();
            List<Long> later = stream.idsUntil("end");
            List<Long> ids = new ArrayList<>();
            first.data().path("events").forEach(event -> ids.add(event.path("id").longValue()));
            ids.addAll(later);
            assertThat(ids).isEqualTo(upTo(rest.get("/executions/" + encoded(arn) + "/history").path("last").asLong()));
        }
    }

    @Test
    void theEndIsTheDescribedExecution() {
        String arn = server.start(server.machine("Map", MAP), "[1]");
        server.ended(arn);
        try (EventReader.Connection stream = reader(arn, "").connect()) {
            assertThat(stream.expect().event()).isEqualTo("history");
            EventReader.Message end = stream.expect();
            assertThat(end.event()).isEqualTo("end");
            assertThat(end.data()).isEqualTo(rest.get("/executions/" + encoded(arn)));
        }
    }

    @Test
    void goesOnAfterARedrive() {
        String arn = waiting();
        try (EventReader.Connection stream = reader(arn, "").connect()) {
            rest.ok("POST", "/executions/" + encoded(arn) + "/stop");
            stream.idsUntil("end");
            rest.ok("POST", "/executions/" + encoded(arn) + "/redrive");
            JsonNode events = stream.expect().data().path("events");
            assertThat(events.path(0).path("type").asText()).isEqualTo("ExecutionRedriven");
            work();
            stream.idsUntil("end");
            assertThat(rest.get("/executions/" + encoded(arn)).path("status").asText()).isEqualTo("SUCCEEDED");
        }
    }

    @Test
    void beginsWhereTheCallerSays() {
        String arn = server.start(server.machine("Map", MAP), "[1,2,3]");
        server.ended(arn);
        try (EventReader.Connection stream = reader(arn, "?after=7").connect()) {
            assertThat(stream.idsUntil("end").getFirst()).isEqualTo(8);
        }
        assertThat(rest.refused("GET", "/executions/" + encoded(arn) + "/events?after=x"))
                .isEqualTo("400 InvalidRequest");
        assertThat(rest.refused("GET", "/executions/" + encoded(arn + "x") + "/events"))
                .isEqualTo("404 ExecutionDoesNotExist");
    }

    @Test
    void aWatcherOutlivesARestartAndMissesNothing() {
        String arn = waiting();
        int port = server.port();
        EventReader reader = reader(arn, "");
        List<Long> ids = new ArrayList<>();
        try (EventReader.Connection stream = reader.connect()) {
            stream.expect().data().path("events").forEach(event -> ids.add(event.path("id").longValue()));
            server.stopListening(Duration.ofSeconds(20));
            assertThat(stream.next()).isEmpty();
        }
        server.close();
        open(new RealServer(folder.resolve("pawl.db"), port));
        try (EventReader.Connection stream = reader.connect()) {
            work();
            ids.addAll(stream.idsUntil("end"));
        }
        assertThat(ids).isEqualTo(upTo(ids.size()));
        assertThat(ids).hasSizeGreaterThan(8);
    }

    @Test
    void aLongHistoryIsCaughtUpWithInOrder() {
        String arn = server.start(server.machine("Map", MAP), items(6_000));
        server.ended(arn);
        long began = System.nanoTime();
        try (EventReader.Connection stream = reader(arn, "").connect()) {
            assertThat(stream.idsUntil("end")).isEqualTo(upTo(24_006));
        }
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void manyMayWatchAtOnce() throws Exception {
        String arn = waiting();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<EventReader.Connection> streams = new ArrayList<>();
            List<Future<List<Long>>> seen = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                EventReader.Connection stream = reader(arn, "").connect();
                streams.add(stream);
                seen.add(threads.submit(() -> stream.idsUntil("end")));
            }
            work();
            long last = 0;
            for (Future<List<Long>> ids : seen) {
                last = Math.max(last, ids.get().size());
                assertThat(ids.get()).isEqualTo(upTo(last));
            }
            streams.forEach(EventReader.Connection::close);
        }
    }

    @Test
    void aReaderThatDoesNotReadHoldsNobodyUp() {
        String arn = server.start(server.machine("Map", MAP), items(6_000));
        try (RawHttp lazy = new RawHttp(server.port())) {
            lazy.send("GET /api/v1/executions/" + encoded(arn) + "/events HTTP/1.1\r\nHost: 127.0.0.1:" + server.port()
                    + "\r\n\r\n");
            assertThat(server.ended(arn).path("status").asText()).isEqualTo("SUCCEEDED");
            try (EventReader.Connection stream = reader(arn, "").connect()) {
                assertThat(stream.idsUntil("end")).isEqualTo(upTo(24_006));
            }
        }
    }

    @Test
    void thereIsALimitOfStreams() {
        try (Watchers watchers = new Watchers(server.engine().events())) {
            List<Watchers.Watch> all = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) {
                Watchers.Watch watch = new Sleeper();
                watchers.add("arn:" + i, watch);
                all.add(watch);
            }
            assertThatThrownBy(() -> watchers.add("arn:x", new Sleeper())).isInstanceOf(ProblemException.class)
                    .extracting(problem -> ((ProblemException) problem).status()).isEqualTo(503);
            watchers.remove("arn:7", all.get(7));
            watchers.remove("arn:7", all.get(7));
            watchers.add("arn:7", new Sleeper());
            assertThat(watchers.count()).isEqualTo(1_000);
        }
    }

    private static final class Sleeper implements Watchers.Watch {
        @Override
        public void wake() {
            throw new AssertionError("nothing happens");
        }

        @Override
        public void tick() {
            // sleeps on
        }
    }
}
