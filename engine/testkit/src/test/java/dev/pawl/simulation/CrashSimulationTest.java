package dev.pawl.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.connector.Outcome;
import dev.pawl.history.HistoryEvent;
import dev.pawl.interpreter.fold.Fold;
import dev.pawl.interpreter.fold.Snapshots;
import dev.pawl.interpreter.model.ExecutionState;
import dev.pawl.interpreter.model.Moment.Limits;
import dev.pawl.interpreter.model.TaskToken;
import dev.pawl.json.Payload;
import dev.pawl.runtime.RuntimeSettings;
import dev.pawl.testkit.ScriptedConnector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/**
 * Many small worlds, each from a seed: executions of several kinds, services that answer late, twice or not
 * before a crash,
 * and a process that is killed at any moment, so also between a commit and what follows it. Afterwards each
 * execution has
 * ended as if nothing had happened.
 */
class CrashSimulationTest {
    private static final int SEEDS = 150;
    private static final String FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:f";
    private static final String TOKEN = "arn:aws:states:::sqs:sendMessage.waitForTaskToken";
    private static final String SYNC = "arn:aws:states:::batch:submitJob.sync";
    private static final RuntimeSettings SMALL = new RuntimeSettings(Duration.ofMillis(500), Duration.ofSeconds(15),
            Duration.ofSeconds(20), Duration.ofMillis(500), Duration.ofMillis(200), 20,
            new Limits(12, 20_000_000, 25_000), Duration.ofMinutes(5), 20, Duration.ofDays(14), Duration.ofMinutes(1));

    private static final String WORK = """
            {"StartAt":"W","States":{
              "W":{"Type":"Wait","Seconds":2,"Next":"M"},
              "M":{"Type":"Map","ItemsPath":"$.items","MaxConcurrency":2,"Next":"T",
                "ItemProcessor":{"StartAt":"F","States":{"F":{"Type":"Task","Resource":"%s","End":true,
                  "Retry":[{"ErrorEquals":["Flaky"],"IntervalSeconds":1,"MaxAttempts":30,"BackoffRate":1.0}]}}}},
              "T":{"Type":"Parallel","Next":"L","Branches":[
                {"StartAt":"K","States":{"K":{"Type":"Task","Resource":"%s","End":true,
                  "Parameters":{"MessageBody":{"token.$":"$$.Task.Token"},"QueueUrl":"q"}}}},
                {"StartAt":"S","States":{"S":{"Type":"Task","Resource":"%s","Parameters":{"JobName":"j","JobDefinition":"d","JobQueue":"q"},"End":true}}}]},
              "L":{"Type":"Pass","Result":{"n":0},"Next":"N"},
              "N":{"Type":"Pass","Parameters":{"n.$":"States.MathAdd($.n,1)"},"Next":"C"},
              "C":{"Type":"Choice","Choices":[{"Variable":"$.n","NumericLessThan":12,"Next":"N"}],"Default":"D"},
              "D":{"Type":"Map","Label":"each","ItemsPath":"$$.Execution.Input.items","MaxConcurrency":3,"Next":"E",
                "ItemSelector":{"n.$":"$.n"},"ResultPath":null,
                "ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},"StartAt":"I",
                  "States":{"I":{"Type":"Wait","Seconds":1,"Next":"J"},
                    "J":{"Type":"Task","Resource":"%s","End":true}}}},
              "E":{"Type":"Task","Resource":"arn:aws:states:::states:startExecution.sync:2","End":true,
                "Parameters":{"StateMachineArn":"%s","Input":{"n.$":"$.n"}},"OutputPath":"$.Output"}}}
            """;
    private static final String CHILD = """
            {"StartAt":"W","States":{"W":{"Type":"Wait","Seconds":3,"Next":"P"},
              "P":{"Type":"Task","Resource":"%s","End":true}}}
            """.formatted(FUNCTION);

    /** Services that remember across crashes what they have done, and answer when they like. */
    private static final class Services {
        private final World world;
        private final List<String> tokens = new ArrayList<>();

        Services(World world) {
            this.world = world;
        }

        ScriptedConnector connector() {
            ScriptedConnector connector = new ScriptedConnector();
            connector.onAsync(FUNCTION, request -> {
                boolean flaky = request.token().hashCode() % 4 == 0;
                return later(flaky && request.stateMachineArn().endsWith("work")
                        ? Outcome.Failed.of("Flaky", "now and then")
                        : new Outcome.Completed(request.input()));
            });
            connector.onAsync(TOKEN, request -> {
                tokens.add(request.input().value().at("/MessageBody/token").asText());
                return later(new Outcome.Completed(Payload.EMPTY_OBJECT));
            });
            connector.onAsync(SYNC, request -> later(
                    new Outcome.Accepted(Payload.EMPTY_OBJECT, Payload.parse("{\"job\":1}"))));
            return connector;
        }

        private CompletionStage<Outcome> later(Outcome outcome) {
            CompletableFuture<Outcome> end = new CompletableFuture<>();
            world.clock.after(Duration.ofMillis(world.random.nextInt(1500)), () -> end.complete(outcome));
            return end;
        }

        /** Ends of accepted work, and tokens that come back: perhaps twice, perhaps while nobody listens. */
        void answer() {
            world.connector.ends().forEach(end -> {
                if (world.random.nextInt(3) == 0) {
                    end.complete(new Outcome.Completed(Payload.parse("\"job done\"")));
                }
            });
            for (String token : List.copyOf(tokens)) {
                if (world.random.nextInt(3) == 0) {
                    TaskToken.decode(token).ifPresent(t -> tell(token));
                }
            }
        }

        private void tell(String token) {
            var told = world.engine().tasks().succeed(token, "\"told\"");
            told.whenComplete((done, refused) -> {
                if (refused == null && world.random.nextBoolean()) {
                    tokens.remove(token);
                }
            });
        }
    }

    @Test
    void everyExecutionEndsAsIfNothingHadHappened() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            try {
                run(seed);
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("With seed " + seed + ": " + e.getMessage(), e);
            }
        }
    }

    private static void run(long seed) {
        World world = new World(seed, SMALL);
        Services services = new Services(world);
        world.with(services.connector());
        String child = world.machine("child", CHILD);
        String work = world.machine("work", WORK.formatted(FUNCTION, TOKEN, SYNC, FUNCTION, child));
        List<String> started = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            started.add(world.start(work, "{'items':[1,2,3,4]}"));
        }
        int crashes = 0;
        for (int i = 0; i < 20_000 && !allEnded(world); i++) {
            if (world.random.nextInt(400) == 0 && crashes < 12) {
                crashes++;
                world.connector = services.connector();
                world.crash();
            }
            if (!world.process.step()) {
                services.answer();
                world.clock.advanceToNext();
            }
        }
        world.pass(Duration.ofSeconds(30));
        assertThat(started).allMatch(world::ended);
        // each of the four starts one child with its task and one for each item
        assertThat(world.rows()).hasSize(4 * (1 + 1 + 4));
        world.rows().forEach(CrashSimulationTest::check);
        assertThat(world.inbox()).isEmpty();
        assertThat(world.engine().executionsInMemory()).isZero();
    }

    private static boolean allEnded(World world) {
        return world.allEnded();
    }

    private static void check(Row row) {
        assertThat(row.endings()).as(row.info().arn()).isEqualTo(1);
        assertThat(row.status().name()).as(row.failure().toString()).isEqualTo("SUCCEEDED");
        assertThat(row.output().orElseThrow().text()).isEqualTo("{\"n\":12}");
        assertThat(row.timers()).isEmpty();
        assertThat(row.work()).isEmpty();
        long id = 0;
        for (HistoryEvent event : row.events()) {
            if (event.visible()) {
                assertThat(event.id()).isEqualTo(++id);
            }
        }
        ExecutionState whole = new ExecutionState(row.info());
        boolean asInSnapshot = row.snapshot().isEmpty();
        for (HistoryEvent event : row.events()) {
            Fold.apply(whole, event);
            asInSnapshot = asInSnapshot || Snapshots.write(whole).equals(row.snapshot().get().state());
        }
        assertThat(asInSnapshot).isTrue();
        assertThat(whole.status()).isEqualTo(row.status());
    }
}
