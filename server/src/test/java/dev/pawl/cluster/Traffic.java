package dev.pawl.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Starts at any node, and workers of an activity that ask at one and answer at another. */
@SuppressWarnings("try") // whoever waits for the threads may be interrupted
final class Traffic implements AutoCloseable {
    static final String ROLE = "arn:aws:iam::123456789012:role/r";
    static final String ACTIVITY = "arn:aws:states:us-east-1:123456789012:activity:hands";
    static final String MACHINE = "arn:aws:states:us-east-1:123456789012:stateMachine:work";
    private static final String RETRY = "\"Retry\":[{\"ErrorEquals\":[\"States.ALL\"],\"IntervalSeconds\":1,"
            + "\"MaxAttempts\":20,\"BackoffRate\":1.0}],";

    private final List<Node> nodes;
    private final Duration patience;
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicInteger numbers = new AtomicInteger();
    /** Executions whose start was answered. */
    final Set<String> started = ConcurrentHashMap.newKeySet();
    /** Tasks that a worker was given, by token. */
    final Map<String, Integer> handed = new ConcurrentHashMap<>();
    final Queue<String> surprises = new ConcurrentLinkedQueue<>();
    private volatile boolean starting = true;
    private volatile boolean working = true;

    /** Clients that wait for an answer of a node for so long, and then ask another one. */
    Traffic(List<Node> nodes, Duration patience) {
        this.nodes = nodes;
        this.patience = patience;
    }

    static String definition() {
        return "{\"StartAt\":\"A\",\"States\":{" + call("A", "quick", "W")
                + "\"W\":{\"Type\":\"Wait\",\"Seconds\":1,\"Next\":\"H\"},"
                + "\"H\":{\"Type\":\"Task\",\"Resource\":\"" + ACTIVITY + "\",\"TimeoutSeconds\":20," + RETRY
                + "\"ResultPath\":null,\"Next\":\"B\"}," + call("B", "slow", "C")
                + "\"C\":{\"Type\":\"Pass\",\"End\":true}}}";
    }

    /** The same without anything outside that is called. */
    static String withoutCalls() {
        return "{\"StartAt\":\"W\",\"States\":{\"W\":{\"Type\":\"Wait\",\"Seconds\":1,\"Next\":\"H\"},\"H\":{\"Type\":\"Task\","
                + "\"Resource\":\"" + ACTIVITY + "\",\"TimeoutSeconds\":10," + RETRY + "\"Next\":\"C\"},"
                + "\"C\":{\"Type\":\"Pass\",\"End\":true}}}";
    }

    private static String call(String state, String how, String next) {
        return "\"" + state + "\":{\"Type\":\"Task\",\"Resource\":\"arn:aws:lambda:us-east-1:123456789012:function:f\","
                + "\"Parameters\":{\"what.$\":\"States.Format('{} " + state + " " + how + "', $$.Execution.Name)\"},"
                + "\"ResultPath\":null," + RETRY + "\"Next\":\"" + next + "\"},";
    }

    void begin(long seed, int starters, int workers) {
        for (int i = 0; i < starters; i++) {
            Random random = new Random(seed + i);
            threads.add(Thread.ofVirtual().start(() -> starts(random)));
        }
        for (int i = 0; i < workers; i++) {
            Random random = new Random(seed + 100 + i);
            threads.add(Thread.ofVirtual().start(() -> works(random)));
        }
    }

    private Node any(Random random) throws InterruptedException {
        while (true) {
            Node node = nodes.get(random.nextInt(nodes.size()));
            if (node.ready()) {
                return node;
            }
            Thread.sleep(20);
        }
    }

    private void starts(Random random) {
        try {
            while (starting) {
                String name = "e" + numbers.incrementAndGet();
                String input = "{\"n\":\"" + name + "\"}";
                Optional<JsonNode> answer = Optional.empty();
                // a client that gets no answer asks again, at whatever node, under the same name
                while (working && answer.filter(a -> a.has("executionArn")).isEmpty()) {
                    answer = any(random).call("StartExecution",
                            Map.of("stateMachineArn", MACHINE, "name", name, "input", input), patience);
                    answer.filter(a -> a.has("__type") && !a.path("__type").asText().contains("AlreadyExists"))
                            .ifPresent(a -> surprises.add("StartExecution: " + a));
                    if (answer.filter(a -> a.path("__type").asText().contains("AlreadyExists")).isPresent()) {
                        break; // an answer was lost, and it has ended since
                    }
                    if (answer.isEmpty()) {
                        Thread.sleep(50);
                    }
                }
                if (answer.isPresent()) {
                    started.add(MACHINE.replace("stateMachine", "execution") + ":" + name);
                }
                Thread.sleep(40 + random.nextInt(60));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void works(Random random) {
        try {
            while (working) {
                Optional<JsonNode> task = any(random).call("GetActivityTask", Map.of("activityArn", ACTIVITY),
                        patience);
                String token = task.map(t -> t.path("taskToken").asText()).orElse("");
                if (!token.isEmpty()) {
                    handed.merge(token, 1, Integer::sum);
                    answer(random, token);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(Random random, String token) throws InterruptedException {
        for (int tries = 0; tries < 40 && working; tries++) {
            Optional<JsonNode> told = any(random).call("SendTaskSuccess", Map.of("taskToken", token, "output", "1"),
                    patience);
            if (told.isPresent()) {
                told.filter(t -> t.has("__type") && !t.path("__type").asText().contains("TaskTimedOut"))
                        .ifPresent(t -> surprises.add("SendTaskSuccess: " + t));
                return;
            }
            Thread.sleep(100);
        }
    }

    /** Nothing more is started; workers go on. */
    void stopStarting() {
        starting = false;
    }

    /** Tokens that two workers were given. */
    Set<String> handedTwice() {
        Set<String> twice = new HashSet<>();
        handed.forEach((token, times) -> {
            if (times > 1) {
                twice.add(token);
            }
        });
        return twice;
    }

    @Override
    public void close() throws InterruptedException {
        starting = false;
        working = false;
        threads.forEach(Thread::interrupt);
        for (Thread thread : threads) {
            thread.join(5_000);
        }
    }
}
