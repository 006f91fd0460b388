package dev.pawl.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.json.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server is killed with SIGKILL again and again while executions are paused, wait under limits, are forked,
 * are
 * moved to another definition, and bulk actions run. Then it is left alone: what was answered holds, and
 * nothing
 * happened twice. {@code -Dpawl.crash.seed} repeats the moments.
 */
class ControlKillNineTest {
    private static final String ACCOUNT = "123456789012";
    private static final String ROLE = "arn:aws:iam::" + ACCOUNT + ":role/r";
    private static final String REST = "{\"StartAt\":\"Rest\",\"States\":{\"Rest\":{\"Type\":\"Wait\",\"Seconds\":1,"
            + "\"Next\":\"Last\"},\"Last\":{\"Type\":\"Pass\",\"End\":true}}}";
    private static final String FAIL = "{\"StartAt\":\"F\",\"States\":{\"F\":{\"Type\":\"Fail\",\"Error\":\"No\"}}}";
    private static final String PASS = "{\"StartAt\":\"P\",\"States\":{\"P\":{\"Type\":\"Pass\",\"End\":true}}}";
    private static final String PATH = "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"Next\":\"B\"},"
            + "\"B\":{\"Type\":\"Map\",\"ItemsPath\":\"$.items\",\"Next\":\"C\",\"ItemProcessor\":{\"StartAt\":\"I\","
            + "\"States\":{\"I\":{\"Type\":\"Pass\",\"End\":true}}}},\"C\":{\"Type\":\"Pass\",\"End\":true}}}";
    private static final String MOVES = "{\"StartAt\":\"Ask\",\"States\":{\"Ask\":{\"Type\":\"Task\",\"Resource\":"
            + "\"arn:aws:states:us-east-1:" + ACCOUNT + ":activity:hands\",\"Next\":\"Last\"},"
            + "\"Last\":{\"Type\":\"Pass\",\"Result\":\"%s\",\"End\":true}}}";
    private static final int ROUNDS = 4;
    private static final int STARTS_EACH = 9;
    private static final int MANY = 40;
    private static final Duration LONG = Duration.ofMinutes(4);

    @TempDir
    private Path folder = Path.of("");
    private ServerLives server = new ServerLives(folder);
    private final long seed = Long.getLong("pawl.crash.seed", System.nanoTime());
    private final List<String> limited = new CopyOnWriteArrayList<>();
    private final List<String> held = new ArrayList<>();
    private final List<String> moving = new ArrayList<>();
    private final Set<String> moved = ConcurrentHashMap.newKeySet();
    private final Set<String> forked = ConcurrentHashMap.newKeySet();
    private final List<Throwable> wrong = new CopyOnWriteArrayList<>();
    private final AtomicInteger number = new AtomicInteger();
    private final AtomicInteger forkNumber = new AtomicInteger();
    private String original = "";
    private String redrives = "";
    private String forks = "";

    @BeforeEach
    void begin() {
        System.out.println("To repeat: -Dpawl.crash.seed=" + seed);
        server = new ServerLives(folder);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void what_people_ordered_survives_every_kill() throws Exception {
        Random random = new Random(seed);
        server.start();
        prepare();
        for (int round = 0; round < ROUNDS; round++) {
            List<Thread> busy = List.of(Thread.ofPlatform().start(this::startUnderLimits),
                    Thread.ofPlatform().start(this::fork), Thread.ofPlatform().start(this::migrate));
            TimeUnit.MILLISECONDS.sleep(300 + random.nextInt(2_500));
            if (round == ROUNDS - 1) {
                server.rest("POST", "/machines/" + path(machine("held")) + "/resume", Map.of());
            }
            server.kill();
            for (Thread thread : busy) {
                thread.join();
            }
            server.start();
            assertPaused(round < ROUNDS - 1);
        }
        server.rest("POST", "/executions/" + path(held.getLast()) + "/resume", Map.of());
        finish();
        assertThat(wrong).as("seed %d", seed).isEmpty();
        assertLimits();
        assertForks();
        assertBulk();
        assertMoved();
        held.forEach(arn -> assertThat(status(arn)).isEqualTo("SUCCEEDED"));
        assertThat(server.stop()).isEqualTo(143);
        assertThat(server.check()).startsWith("0\n");
    }

    private void prepare() {
        for (Map.Entry<String, String> one : Map.of("held", REST, "singles", REST, "three", REST, "fails", FAIL,
                "passes", PASS, "path", PATH).entrySet()) {
            create(one.getKey(), one.getValue());
        }
        server.aws("CreateActivity", Map.of("name", "hands"));
        create("moves", MOVES.formatted("old"));
        server.rest("PUT", "/limits/three", Map.of("machines", List.of("three"), "concurrency", 3));
        server.rest("PUT", "/limits/singles", Map.of("machines", List.of("singles"), "concurrency", 1, "key",
                "{% $states.input.customer %}"));
        server.rest("POST", "/machines/" + path(machine("held")) + "/pause", Map.of("reason", "audit"));
        IntStream.range(0, 5).forEach(i -> held.add(start("held", "h" + i, Map.of())));
        original = start("path", "original", Map.of("items", List.of(1, 2, 3)));
        held.add(start("moves", "alone", Map.of()));
        server.rest("POST", "/executions/" + path(held.getLast()) + "/pause", Map.of());
        IntStream.range(0, MANY).forEach(i -> moving.add(start("moves", "m" + i, Map.of())));
        server.aws("UpdateStateMachine", Map.of("stateMachineArn", machine("moves"), "definition",
                MOVES.formatted("new")));
        IntStream.range(0, MANY).forEach(i -> start("fails", "f" + i, Map.of()));
        IntStream.range(0, MANY).forEach(i -> start("passes", "p" + i, Map.of()));
        redrives = bulk("redrive", "machine:fails status:failed");
        forks = bulk("fork", "machine:passes status:succeeded");
    }

    private String bulk(String action, String search) {
        await(() -> server.rest("POST", "/bulk-actions", Map.of("action", action, "search", search, "dryRun", true))
                .orElseThrow().path("count").asInt() == MANY);
        return server.rest("POST", "/bulk-actions", Map.of("action", action, "search", search, "perSecond", 4))
                .orElseThrow().path("id").asText();
    }

    private void create(String name, String definition) {
        server.aws("CreateStateMachine", Map.of("name", name, "definition", definition, "roleArn", ROLE));
    }

    private String start(String machine, String name, Map<String, ?> input) {
        return server.aws("StartExecution", Map.of("stateMachineArn", machine(machine), "name", name, "input",
                Json.mapper().valueToTree(input).toString())).orElseThrow().path("executionArn").asText();
    }

    private static String machine(String name) {
        return "arn:aws:states:us-east-1:" + ACCOUNT + ":stateMachine:" + name;
    }

    private static String execution(String machine, String name) {
        return "arn:aws:states:us-east-1:" + ACCOUNT + ":execution:" + machine + ":" + name;
    }

    private static String path(String arn) {
        return URLEncoder.encode(arn, StandardCharsets.UTF_8);
    }

    /** One after the other, so that there is an order. */
    private void startUnderLimits() {
        guarded(() -> {
            for (int i = 0; i < STARTS_EACH; i++) {
                int n = number.getAndIncrement();
                for (String machine : List.of("three", "singles")) {
                    String input = "{\"customer\":\"c" + n % 3 + "\"}";
                    if (server.aws("StartExecution", Map.of("stateMachineArn", machine(machine), "name",
                            String.format("n%04d", n), "input", input)).isEmpty()) {
                        return;
                    }
                    limited.add(machine + String.format(":n%04d", n));
                }
            }
        });
    }

    private void fork() {
        guarded(() -> {
            while (forkNumber.get() < 900) {
                String name = "fork" + forkNumber.getAndIncrement();
                var answer = server.rest("POST", "/executions/" + path(original) + "/forks",
                        Map.of("state", "C", "name", name));
                if (answer.isEmpty()) {
                    return;
                }
                forked.add(answer.get().path("executionArn").asText());
            }
        });
    }

    private void migrate() {
        guarded(() -> {
            for (String arn : moving.subList(0, MANY / 2)) {
                if (!moved.contains(arn)) {
                    if (server.rest("POST", "/executions/" + path(arn) + "/migration", Map.of()).isEmpty()) {
                        return;
                    }
                    moved.add(arn);
                    TimeUnit.MILLISECONDS.sleep(100);
                }
            }
        });
    }

    private interface Work {
        void run() throws Exception;
    }

    private void guarded(Work work) {
        try {
            work.run();
        } catch (Exception | AssertionError e) {
            wrong.add(e);
        }
    }

    private void assertPaused(boolean machineToo) {
        JsonNode holds = server.rest("GET", "/holds", Map.of()).orElseThrow().path("holds");
        assertThat(holds.findValuesAsText("scope")).as("seed %d", seed)
                .isEqualTo(machineToo ? List.of("execution", "machine") : List.of("execution"));
        for (String arn : machineToo ? held : List.of(held.getLast())) {
            assertThat(status(arn)).isEqualTo("RUNNING");
            assertThat(history(arn)).extracting(event -> event.path("type").asText())
                    .doesNotContain("WaitStateEntered", "PassStateEntered");
        }
    }

    private String status(String arn) {
        return describe(arn).path("status").asText();
    }

    private JsonNode describe(String arn) {
        return server.aws("DescribeExecution", Map.of("executionArn", arn)).orElseThrow();
    }

    private List<JsonNode> history(String arn) {
        return list(server.aws("GetExecutionHistory", Map.of("executionArn", arn, "maxResults", 1000)).orElseThrow()
                .path("events"));
    }

    private static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    /** Answers all who ask for hands, and waits until nothing runs. */
    private void finish() {
        Thread worker = Thread.ofPlatform().daemon().start(() -> guarded(() -> {
            String hands = "arn:aws:states:us-east-1:" + ACCOUNT + ":activity:hands";
            while (true) {
                String token = server.aws("GetActivityTask", Map.of("activityArn", hands))
                        .map(task -> task.path("taskToken").asText()).orElse("");
                if (token.isEmpty()) {
                    return;
                }
                server.aws("SendTaskSuccess", Map.of("taskToken", token, "output", "{}"));
            }
        }));
        await(() -> server.rest("GET", "/drain", Map.of()).orElseThrow().path("running").asInt() == 0
                && ended(redrives) && ended(forks));
        worker.interrupt();
    }

    private boolean ended(String action) {
        return !action(action).path("status").asText().matches("SELECTING|RUNNING");
    }

    private JsonNode action(String id) {
        return server.rest("GET", "/bulk-actions/" + id, Map.of()).orElseThrow();
    }

    private static void await(BooleanSupplier done) {
        Instant deadline = Instant.now().plus(LONG);
        while (!done.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(deadline);
            try {
                TimeUnit.MILLISECONDS.sleep(100);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    private record Span(String name, Instant from, Instant to) {}

    private List<Span> spans(String machine) {
        List<Span> all = new ArrayList<>();
        for (JsonNode execution : list(server.aws("ListExecutions", Map.of("stateMachineArn", machine(machine),
                "maxResults", 1000)).orElseThrow().path("executions"))) {
            assertThat(execution.path("status").asText()).isEqualTo("SUCCEEDED");
            List<JsonNode> events = history(execution.path("executionArn").asText());
            all.add(new Span(execution.path("name").asText(), at(events.get(1)), at(events.getLast())));
        }
        return all.stream().sorted(Comparator.comparing(Span::name)).toList();
    }

    private static Instant at(JsonNode event) {
        return Instant.ofEpochMilli(Math.round(event.path("timestamp").asDouble() * 1_000));
    }

    private void assertLimits() {
        List<Span> three = spans("three");
        List<Span> singles = spans("singles");
        Set<String> there = new HashSet<>();
        three.forEach(span -> there.add("three:" + span.name()));
        singles.forEach(span -> there.add("singles:" + span.name()));
        assertThat(there).containsAll(limited);
        assertThat(limited).hasSizeGreaterThan(ROUNDS);
        for (Span span : three) {
            assertThat(three.stream().filter(other -> !other.from().isAfter(span.from())
                    && other.to().isAfter(span.from()))).as("with %s, seed %d", span, seed).hasSizeLessThanOrEqualTo(3);
        }
        for (int customer = 0; customer < 3; customer++) {
            int key = customer;
            List<Span> turns = singles.stream()
                    .filter(span -> Integer.parseInt(span.name().substring(1)) % 3 == key).toList();
            for (int i = 1; i < turns.size(); i++) {
                assertThat(turns.get(i).from()).as("%s after %s, seed %d", turns.get(i), turns.get(i - 1), seed)
                        .isAfterOrEqualTo(turns.get(i - 1).to());
            }
        }
        for (JsonNode limit : server.rest("GET", "/limits", Map.of()).orElseThrow().path("limits")) {
            assertThat(limit.path("granted").asInt()).as(limit.toString()).isZero();
            assertThat(limit.path("waiting").asInt()).as(limit.toString()).isZero();
        }
    }

    /** Whole, or not there at all. */
    private void assertForks() {
        List<String> shape = types(original);
        Set<String> there = new HashSet<>();
        for (JsonNode execution : list(server.aws("ListExecutions", Map.of("stateMachineArn", machine("path"),
                "maxResults", 1000)).orElseThrow().path("executions"))) {
            String arn = execution.path("executionArn").asText();
            there.add(arn);
            assertThat(execution.path("status").asText()).as(arn).isEqualTo("SUCCEEDED");
            assertThat(types(arn)).as(arn).isEqualTo(shape);
        }
        assertThat(forked).isNotEmpty();
        assertThat(there).containsAll(forked).hasSizeLessThanOrEqualTo(forkNumber.get() + 1);
    }

    private List<String> types(String arn) {
        return history(arn).stream().map(event -> event.path("type").asText()).toList();
    }

    private void assertBulk() {
        for (String id : List.of(redrives, forks)) {
            JsonNode action = action(id);
            assertThat(action.path("status").asText()).as(action.toString()).isEqualTo("COMPLETED");
            assertThat(action.path("failed").asInt()).as(action.toString()).isZero();
            assertThat(action.path("selected").asInt()).as(action.toString()).isGreaterThanOrEqualTo(MANY);
        }
        for (int i = 0; i < MANY; i++) {
            String failed = execution("fails", "f" + i);
            assertThat(describe(failed).path("redriveCount").asInt()).as(failed).isEqualTo(1);
            String passed = execution("passes", "p" + i);
            assertThat(server.rest("GET", "/executions/" + path(passed) + "/forks", Map.of()).orElseThrow()
                    .path("forks")).as(passed).hasSize(1);
        }
    }

    private void assertMoved() {
        assertThat(moved).isNotEmpty();
        for (String arn : moving) {
            JsonNode execution = describe(arn);
            assertThat(execution.path("status").asText()).isEqualTo("SUCCEEDED");
            String definition = server.aws("DescribeStateMachineForExecution", Map.of("executionArn", arn))
                    .orElseThrow().path("definition").asText();
            boolean isNew = definition.contains("\"new\"");
            assertThat(execution.path("output").asText()).isEqualTo(isNew ? "\"new\"" : "\"old\"");
            if (moved.contains(arn)) {
                assertThat(isNew).as(arn).isTrue();
            }
        }
    }
}
