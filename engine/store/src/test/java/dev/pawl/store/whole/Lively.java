package dev.pawl.store.whole;

import dev.pawl.engine.ActivityTasks.ActivityTask;
import dev.pawl.engine.Engine;
import dev.pawl.engine.Executions.Start;
import dev.pawl.engine.StateMachines.NewStateMachine;
import dev.pawl.history.Failure;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.store.Lease;
import dev.pawl.store.MachineRecord;
import dev.pawl.store.MachineRecord.MachineType;
import dev.pawl.store.Store;
import dev.pawl.search.Indexer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * A real engine on a store, that leaves executions of all kinds behind: ended, failed, redriven and under
 * way.
 */
final class Lively implements AutoCloseable {
    private static final String ROLE = "arn:aws:iam::123456789012:role/pawl";
    private static final Duration GENEROUS = Duration.ofMinutes(2);

    private final Engine engine;
    private final String activity;
    private final MachineRecord machine;

    Lively(Store store) {
        engine = Engine.builder().store(store).node("lively-" + System.nanoTime()).start();
        activity = engine.activities().create("work", Optional.empty(), Map.of()).arn();
        machine = engine.machines().list(Optional.empty(), 10).stream().filter(m -> m.name().equals("Mixed"))
                .findFirst().orElseGet(() -> engine.machines().create(new NewStateMachine("Mixed",
                        MachineType.STANDARD, new MachineRecord.Settings(definition(), ROLE, Optional.empty(),
                                Optional.empty(), Optional.empty()),
                        Map.of("team", "billing"))));
    }

    private String definition() {
        return """
                {"StartAt":"Which","TimeoutSeconds":86400,"States":{
                 "Which":{"Type":"Choice","Choices":[
                  {"Variable":"$.kind","StringEquals":"wait","Next":"Wait"},
                  {"Variable":"$.kind","StringEquals":"task","Next":"Task"},
                  {"Variable":"$.kind","StringEquals":"fail","Next":"Fail"},
                  {"Variable":"$.kind","StringEquals":"map","Next":"Map"},
                  {"Variable":"$.kind","StringEquals":"spread","Next":"Spread"},
                  {"Variable":"$.kind","StringEquals":"both","Next":"Both"}],"Default":"Done"},
                 "Wait":{"Type":"Wait","Seconds":36000,"Next":"Done"},
                 "Task":{"Type":"Task","Resource":"ACTIVITY","TimeoutSeconds":7200,"HeartbeatSeconds":3600,
                  "Retry":[{"ErrorEquals":["Again"],"IntervalSeconds":3000,"MaxAttempts":2}],"Next":"Done"},
                 "Fail":{"Type":"Fail","Error":"Broken","Cause":"as asked"},
                 "Map":{"Type":"Map","ItemsPath":"$.items","ItemProcessor":{"StartAt":"In","States":{
                  "In":{"Type":"Wait","Seconds":7200,"End":true}}},"End":true},
                 "Spread":{"Type":"Map","ItemsPath":"$.items","Label":"Spread","ItemProcessor":{
                  "ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},"StartAt":"Pass","States":{
                  "Pass":{"Type":"Pass","End":true}}},"Next":"Done"},
                 "Both":{"Type":"Parallel","Branches":[
                  {"StartAt":"Left","States":{"Left":{"Type":"Wait","Seconds":9000,"End":true}}},
                  {"StartAt":"Right","States":{"Right":{"Type":"Task","Resource":"ACTIVITY","End":true}}}],"End":true},
                 "Done":{"Type":"Pass","Result":"LONG","End":true}}}"""
                .replace("ACTIVITY", activity).replace("LONG", "long ".repeat(500));
    }

    Engine engine() {
        return engine;
    }

    /** The machine that all kinds are executions of. */
    String machineArn() {
        return machine.arn();
    }

    /** A further machine. */
    String machine(String name, String definition) {
        return engine.machines().create(new NewStateMachine(name, MachineType.STANDARD, new MachineRecord.Settings(
                definition.replace("ACTIVITY", activity), ROLE, Optional.empty(), Optional.empty(), Optional.empty()),
                Map.of())).arn();
    }

    /** Starts one execution of such a machine. */
    String startOf(String machineArn, String input) {
        return join(engine.executions().start(Start.of(machineArn, input))).executionArn();
    }

    /** Starts one execution of a kind. */
    String start(String kind, int number) {
        return join(engine.executions().start(Start.of(machine.arn(), "{\"kind\":\"" + kind + "\",\"n\":" + number
                + ",\"items\":[1,2,3],\"text\":\"" + "é\\\\\\t\\n'".repeat(number % 5 * 100) + "\"}"))).executionArn();
    }

    /** Starts so many and brings them to where they wait or end. */
    List<String> fill(long seed, int count) {
        Random random = new Random(seed);
        List<String> kinds = List.of("wait", "task", "fail", "map", "spread", "both", "done");
        List<String> started = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String kind = i < kinds.size() ? kinds.get(i) : kinds.get(random.nextInt(kinds.size()));
            started.add(start(kind, i));
        }
        settle();
        tasks(random);
        for (String arn : started) {
            ExecutionRecord execution = engine.executions().look(arn);
            if (execution.status() == ExecutionStatus.FAILED && random.nextBoolean()) {
                join(engine.executions().redrive(arn, Optional.empty()));
            } else if (execution.status() == ExecutionStatus.RUNNING && random.nextInt(6) == 0) {
                join(engine.executions().stop(arn, new Failure(Optional.of("Enough"), Optional.empty())));
            }
        }
        settle();
        return started;
    }

    /** Workers take some tasks, and some of those end, fail for good or are to be retried. */
    private void tasks(Random random) {
        for (int i = 0; i < 4; i++) {
            Optional<ActivityTask> task = task(Duration.ofMillis(50));
            if (task.isEmpty()) {
                return;
            }
            String token = task.get().token();
            switch (i) {
                case 0 -> join(engine.tasks().succeed(token, "{\"done\":" + random.nextInt(100) + "}"));
                case 1 -> join(engine.tasks().fail(token,
                        new Failure(Optional.of("Again"), Optional.of("x".repeat(3000)))));
                case 2 -> join(engine.tasks().heartbeat(token));
                default -> {
                    // taken, and never heard of again
                }
            }
        }
    }

    Optional<ActivityTask> task(Duration atMost) {
        return join(engine.activities().getTask(activity, Optional.of("worker"), atMost, new CompletableFuture<>()));
    }

    /** Until all has come to rest: nothing is in an inbox, and each execution waits or has ended. */
    void settle() {
        Store store = engine.store();
        until(() -> {
            for (int partition = 0; partition < store.partitions().count(); partition++) {
                if (!store.outstanding().inbox(partition, -1, 1).isEmpty()
                        || !store.mapRuns().running(partition, -1, 1).isEmpty()) {
                    return false;
                }
            }
            return true;
        });
    }

    /** The index has what is committed. */
    static void index(Store store) {
        store.partitions().acquire("indexer", Duration.ofMinutes(1), Integer.MAX_VALUE)
                .forEach(lease -> Indexer.catchUp(store.search(), lease));
        store.partitions().release(store.partitions().holdings().stream()
                .map(held -> new Lease(held.partition(), held.epoch())).toList());
    }

    static void until(BooleanSupplier so) {
        Instant atMost = Instant.now().plus(GENEROUS);
        while (!so.getAsBoolean()) {
            if (Instant.now().isAfter(atMost)) {
                throw new AssertionError("Expected it to come to rest, but it did not");
            }
            LockSupport.parkNanos(2_000_000);
        }
    }

    static <T> T join(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(GENEROUS.toSeconds(), TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("Expected an answer, but got " + e, e);
        }
    }

    @Override
    public void close() {
        engine.close();
    }
}
