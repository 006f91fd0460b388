package dev.pawl.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.connector.Outcome;
import dev.pawl.history.Event;
import dev.pawl.history.Failure;
import dev.pawl.history.HistoryEvent;
import dev.pawl.interpreter.fold.Fold;
import dev.pawl.interpreter.fold.Snapshots;
import dev.pawl.interpreter.model.ExecutionState;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.interpreter.model.Moment.Limits;
import dev.pawl.json.Payload;
import dev.pawl.runtime.RuntimeSettings;
import dev.pawl.testkit.ScriptedConnector;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/**
 * Small worlds, each from a seed, in which tasks fail for good, executions run out of time and are stopped,
 * and somebody
 * redrives them until they succeed, while the process is killed at any moment. In the end all is as if
 * nothing had
 * failed: nothing that had succeeded ran again, and each redrive that was acknowledged happened once.
 */
class RedriveSimulationTest {
    private static final int SEEDS = 60;
    private static final String FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:f";
    private static final RuntimeSettings SMALL = new RuntimeSettings(Duration.ofMillis(500), Duration.ofSeconds(15),
            Duration.ofSeconds(20), Duration.ofMillis(500), Duration.ofMillis(200), 20,
            new Limits(12, 20_000_000, 25_000), Duration.ofMinutes(5), 20, Duration.ofDays(14), Duration.ofMinutes(1));

    private static final String WORK = """
            {"TimeoutSeconds":25,"StartAt":"V","States":{
              "V":{"Type":"Pass","Assign":{"kept":"var"},"Next":"M"},
              "M":{"Type":"Map","ItemsPath":"$.items","MaxConcurrency":2,"ResultPath":"$.m","Next":"T",
                "ItemProcessor":{"StartAt":"F","States":{"F":{"Type":"Task","Resource":"%1$s","Next":"G"},
                  "G":{"Type":"Wait","Seconds":1,"End":true}}}},
              "T":{"Type":"Parallel","Parameters":{"items.$":"$.items"},"ResultPath":"$.of","Next":"E","Branches":[
                {"StartAt":"K","States":{"K":{"Type":"Task","Resource":"%1$s","TimeoutSeconds":20,"End":true}}},
                {"StartAt":"N","States":{"N":{"Type":"Map","ItemsPath":"$.items","End":true,"ItemProcessor":{"StartAt":"S",
                  "States":{"S":{"Type":"Task","Resource":"%1$s","End":true,
                    "Retry":[{"ErrorEquals":["Bad"],"IntervalSeconds":1,"MaxAttempts":1}]}}}}}},
                {"StartAt":"W","States":{"W":{"Type":"Wait","Seconds":3,"Next":"X"},"X":{"Type":"Pass","End":true}}}]},
              "E":{"Type":"Task","Resource":"arn:aws:states:::states:startExecution.sync:2","Next":"Z",
                "Parameters":{"StateMachineArn":"%2$s","Name.$":"States.Format('of-{}', $$.Execution.Name)","Input":{"n":1}},
                "ResultPath":"$.child"},
              "Z":{"Type":"Pass","Parameters":{"m.$":"$.m","of.$":"$.of[1]","child.$":"$.child.Output","kept.$":"$kept"},
                "End":true}}}
            """;
    private static final String CHILD = """
            {"StartAt":"W","States":{"W":{"Type":"Wait","Seconds":2,"Next":"P"},
              "P":{"Type":"Task","Resource":"%s","End":true}}}
            """.formatted(FUNCTION);

    private int redrives;

    @Test
    void everyExecutionSucceedsInTheEndAsIfNothingHadFailed() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            try {
                run(seed);
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("With seed " + seed + ": " + e.getMessage(), e);
            }
        }
        assertThat(redrives).isGreaterThan(SEEDS);
    }

    private ScriptedConnector services(World world) {
        return new ScriptedConnector().onAsync(FUNCTION, request -> {
            boolean bad = request.token().hashCode() % 5 == 0;
            CompletableFuture<Outcome> end = new CompletableFuture<>();
            world.clock.after(Duration.ofMillis(world.random.nextInt(1500)),
                    () -> end
                            .complete(bad ? Outcome.Failed.of("Bad", "luck") : new Outcome.Completed(request.input())));
            return end;
        });
    }

    /** Somebody who does not give up: whoever has no answer asks again with the same token. */
    private static final class Redriver {
        private final World world;
        private final Map<String, String> asking = new HashMap<>();
        private final Map<String, Instant> acknowledged = new HashMap<>();
        private int tokens;
        private int stops;

        Redriver(World world) {
            this.world = world;
        }

        void look(String arn) {
            ExecutionStatus status = world.store.executions().find(arn).orElseThrow().status();
            if (status == ExecutionStatus.RUNNING && stops < 6 && world.random.nextInt(60) == 0) {
                stops++;
                world.engine().executions().stop(arn, Failure.of("Stopped", "for once"));
            } else if ((status.ended() && status != ExecutionStatus.SUCCEEDED) || asking.containsKey(arn)) {
                String token = asking.computeIfAbsent(arn, any -> "token-" + tokens++);
                ask(arn, token).whenComplete((at, refused) -> {
                    if (refused == null) {
                        Instant before = acknowledged.put(token, at);
                        assertThat(before == null || before.equals(at)).isTrue();
                    }
                    asking.remove(arn, token);
                });
            }
        }

        private CompletionStage<Instant> ask(String arn, String token) {
            return world.engine().executions().redrive(arn, Optional.of(token));
        }
    }

    private void run(long seed) {
        World world = new World(seed, SMALL);
        world.with(services(world));
        String child = world.machine("child", CHILD);
        String work = world.exactMachine("work", WORK.formatted(FUNCTION, child));
        List<String> started = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            started.add(world.start(work, "{'items':[1,2,3,4]}"));
        }
        Redriver redriver = new Redriver(world);
        int crashes = 0;
        for (int i = 0; i < 40_000 && !(succeeded(world, started) && redriver.asking.isEmpty()); i++) {
            if (world.random.nextInt(400) == 0 && crashes < 12) {
                crashes++;
                world.connector = services(world);
                world.crash();
            }
            if (!world.process.step()) {
                started.forEach(redriver::look);
                world.clock.advanceToNext();
            }
        }
        world.pass(Duration.ofSeconds(30));
        assertThat(started).allSatisfy(arn -> assertThat(world.row(arn).status())
                .as("%s: %s", world.row(arn).failure(), world.types(arn)).isEqualTo(ExecutionStatus.SUCCEEDED));
        assertThat(world.rows()).as("each has one child, always the same").hasSize(6);
        world.rows().forEach(RedriveSimulationTest::check);
        assertThat(started).allSatisfy(arn -> checkWork(world.row(arn)));
        List<Event.ExecutionRedriven> happened = started.stream().flatMap(arn -> world.row(arn).events().stream())
                .map(HistoryEvent::event).filter(Event.ExecutionRedriven.class::isInstance)
                .map(Event.ExecutionRedriven.class::cast).toList();
        redrives += happened.size();
        assertThat(happened).extracting(Event.ExecutionRedriven::clientToken).doesNotHaveDuplicates()
                .containsAll(redriver.acknowledged.keySet());
        assertThat(world.inbox()).isEmpty();
        assertThat(world.engine().executionsInMemory()).isZero();
    }

    private static boolean succeeded(World world, List<String> started) {
        return started.stream().allMatch(
                arn -> world.store.executions().find(arn).orElseThrow().status() == ExecutionStatus.SUCCEEDED);
    }

    private static void checkWork(Row row) {
        assertThat(row.output().orElseThrow().text()).isEqualTo(Payload.parse("""
                {"m":[1,2,3,4],"of":[1,2,3,4],"child":{"n":1},"kept":"var"}""").text());
        List<String> done = row.events().stream().map(HistoryEvent::event)
                .filter(Event.MapIterationSucceeded.class::isInstance).map(Event.MapIterationSucceeded.class::cast)
                .map(e -> e.name() + e.index()).toList();
        assertThat(done).as("an iteration that succeeded does not run again").hasSize(8).doesNotHaveDuplicates();
        assertThat(row.events()).extracting(HistoryEvent::event)
                .filteredOn(e -> e instanceof Event.StateEntered entered && entered.name().length() == 1
                        && "VMTEZKNWX".contains(entered.name()))
                .as("no state is entered twice").hasSize(9);
    }

    private static void check(Row row) {
        assertThat(row.status()).as(row.info().arn() + row.failure()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(row.timers()).isEmpty();
        assertThat(row.work()).isEmpty();
        assertThat(row.endings()).isEqualTo(row.stored().execution().redriveCount() + 1);
        long id = 0;
        ExecutionState whole = new ExecutionState(row.info());
        boolean asInSnapshot = row.snapshot().isEmpty();
        for (HistoryEvent event : row.events()) {
            if (event.visible()) {
                assertThat(event.id()).isEqualTo(++id);
            }
            Fold.apply(whole, event);
            asInSnapshot = asInSnapshot || Snapshots.write(whole).equals(row.snapshot().get().state());
        }
        assertThat(asInSnapshot).isTrue();
        assertThat(whole.status()).isEqualTo(row.status());
        assertThat(whole.redriveCount()).isEqualTo(row.stored().execution().redriveCount());
    }
}
