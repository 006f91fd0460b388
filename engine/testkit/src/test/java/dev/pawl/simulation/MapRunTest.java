package dev.pawl.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.connector.Outcome;
import dev.pawl.engine.MapRuns.Described;
import dev.pawl.history.Failure;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.json.Json;
import dev.pawl.maprun.MapRunCounts;
import dev.pawl.runtime.MapRunLimits;
import dev.pawl.store.MapRuns.MapRunRecord;
import dev.pawl.testkit.ScriptedConnector;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Map runs: where their items come from, what is counted, what limits them, and that a crash changes nothing.
 */
class MapRunTest {
    private static final String FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:f";
    private final NumberedItems items = new NumberedItems();

    private static String definition(String type, String more, String state) {
        return "{'StartAt':'M','States':{'M':{'Type':'Map','Label':'each','End':true" + more
                + ",'ItemProcessor':{'ProcessorConfig':{'Mode':'DISTRIBUTED','ExecutionType':'" + type
                + "'},'StartAt':'S','States':{'S':" + state + "}}}}}";
    }

    private static String reader(int count) {
        return ",'ItemReader':{'Resource':'arn:aws:states:::s3:getObject','Parameters':{'Bucket':'b','Key':'" + count
                + "'}}";
    }

    private static MapRunRecord runOf(World world, String execution) {
        return world.engine().mapRuns().list(execution, Optional.empty(), 9).getFirst();
    }

    private static Described describe(World world, String execution) {
        return world.engine().mapRuns().describe(runOf(world, execution).arn());
    }

    @ParameterizedTest
    @ValueSource(strings = {"STANDARD", "EXPRESS"})
    void eachItemRunsAndIsCountedOnceWhateverCrashes(String type) {
        String task = "{'Type':'Task','Resource':'" + FUNCTION + "','End':true}";
        for (long seed = 1; seed <= 25; seed++) {
            World world = new World(seed).with(items.sources());
            ScriptedConnector services = new ScriptedConnector();
            services.onAsync(FUNCTION, request -> {
                CompletableFuture<Outcome> end = new CompletableFuture<>();
                world.clock.after(Duration.ofMillis(world.random.nextInt(900)),
                        () -> end.complete(new Outcome.Completed(request.input())));
                return end;
            });
            world.with(services);
            String arn = world.start(world.machine("m", definition(type, reader(60) + ",'MaxConcurrency':7", task)),
                    "{}");
            int crashes = 0;
            for (int i = 0; i < 50_000 && !world.ended(arn); i++) {
                if (world.random.nextInt(300) == 0 && crashes < 10) {
                    crashes++;
                    world.crash();
                }
                if (!world.process.step()) {
                    world.clock.advanceToNext();
                }
            }
            world.pass(Duration.ofSeconds(30));
            assertThat(world.row(arn).status()).as("seed %d", seed).isEqualTo(ExecutionStatus.SUCCEEDED);
            JsonNode output = world.row(arn).output().orElseThrow().value();
            assertThat(output).hasSize(60);
            for (int i = 0; i < 60; i++) {
                assertThat(output.get(i).intValue()).isEqualTo(i);
            }
            MapRunCounts counts = new MapRunCounts(0, 0, 60, 0, 0, 0, 60, 0, 0, 0);
            assertThat(describe(world, arn).report().items()).as("seed %d", seed).isEqualTo(counts);
            assertThat(describe(world, arn).report().executions()).isEqualTo(counts);
            assertThat(world.rows()).hasSize(type.equals("STANDARD") ? 61 : 1);
            assertThat(world.inbox()).isEmpty();
        }
    }

    @Test
    void countsAndLimitsHoldAtOnce() {
        World world = new World(1).with(items.sources());
        String wait = "{'Type':'Wait','Seconds':60,'End':true}";
        String arn = world.start(
                world.machine("m", definition("STANDARD", reader(10) + ",'MaxConcurrency':2", wait)), "{}");
        assertThat(describe(world, arn).report().items())
                .isEqualTo(new MapRunCounts(8, 2, 0, 0, 0, 0, 10, 0, 0, 0));

        String run = runOf(world, arn).arn();
        world.now(world.engine().mapRuns().update(run,
                new MapRunLimits(OptionalInt.of(5), OptionalLong.of(3), OptionalDouble.empty())));
        assertThat(describe(world, arn).report().items())
                .isEqualTo(new MapRunCounts(5, 5, 0, 0, 0, 0, 10, 0, 0, 0));
        assertThat(describe(world, arn).report().limits().toleratedCount()).hasValue(3);
        assertThat(world.engine().mapRuns().children(run, Optional.of(ExecutionStatus.RUNNING), Optional.of(3L), 2))
                .extracting(child -> child.index()).containsExactly(2, 1);

        world.pass(Duration.ofSeconds(200));
        assertThat(world.row(arn).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        CompletableFuture<Void> late = world.engine().mapRuns().update(run,
                new MapRunLimits(OptionalInt.of(1), OptionalLong.empty(), OptionalDouble.empty()))
                .toCompletableFuture();
        assertThatThrownBy(late::join).hasMessageContaining("not in a state that can be updated");
    }

    @Test
    void batchesAreFilledInOrder() {
        World world = new World(1).with(items.sources());
        String more = reader(5) + ",'ItemBatcher':{'MaxItemsPerBatch':2,'BatchInput':{'k.$':'$.v'}},"
                + "'ItemSelector':{'i.$':'$$.Map.Item.Index','s.$':'$$.Map.Item.Source'}";
        String arn = world.start(world.machine("m", definition("STANDARD", more, "{'Type':'Pass','End':true}")),
                "{'v':7}");
        JsonNode output = world.row(arn).output().orElseThrow().value();
        assertThat(output).hasSize(3);
        assertThat(output.get(1)).isEqualTo(Json.read("{\"BatchInput\":{\"k\":7},\"Items\":["
                + "{\"i\":2,\"s\":\"S3://b/k\"},{\"i\":3,\"s\":\"S3://b/k\"}]}"));
        assertThat(describe(world, arn).report().items().succeeded()).isEqualTo(5);
        assertThat(describe(world, arn).report().executions().succeeded()).isEqualTo(3);
    }

    @Test
    void aNegativeSizeOfBatchesFailsTheMap() {
        World world = new World(1).with(items.sources());
        String more = reader(5) + ",'ItemBatcher':{'MaxItemsPerBatchPath':'$.most'}";
        String arn = world.start(world.machine("m", definition("STANDARD", more, "{'Type':'Pass','End':true}")),
                "{'most':-2}");
        assertThat(world.row(arn).failure().error()).contains("States.Runtime");
        assertThat(world.row(arn).failure().cause().orElseThrow()).contains("MaxItemsPerBatch cannot be negative.");
    }

    @Test
    void resultsThatAreExportedAreCounted() {
        World world = new World(1).with(items.sources());
        String more = reader(5) + ",'ResultWriter':{'Resource':'arn:aws:states:::s3:putObject','Parameters':"
                + "{'Bucket':'b','Prefix':'p'}}";
        String arn = world.start(world.machine("m", definition("EXPRESS", more, "{'Type':'Pass','End':true}")), "{}");
        assertThat(world.row(arn).output().orElseThrow().text()).isEqualTo("{\"written\":5}");
        assertThat(describe(world, arn).report().items().resultsWritten()).isEqualTo(5);
        assertThat(items.written).extracting(child -> child.input().text()).containsExactly("0", "1", "2", "3", "4");
    }

    @Test
    void whoStopsTheExecutionAbortsTheRunAndItsChildren() {
        World world = new World(1).with(items.sources());
        String wait = "{'Type':'Wait','Seconds':60,'End':true}";
        String arn = world.start(
                world.machine("m", definition("EXPRESS", reader(10) + ",'MaxConcurrency':2", wait)), "{}");
        world.now(world.engine().executions().stop(arn, Failure.UNNAMED));
        assertThat(runOf(world, arn).row().status()).isEqualTo(ExecutionStatus.ABORTED);
        assertThat(describe(world, arn).report().items())
                .isEqualTo(new MapRunCounts(8, 0, 0, 0, 0, 2, 10, 0, 0, 0));
        assertThat(world.engine().executionsInMemory()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"STANDARD", "EXPRESS"})
    void aRedriveRunsOnlyWhatDidNotSucceed(String type) {
        World world = new World(1);
        Map<String, Integer> calls = new HashMap<>();
        boolean[] broken = {true};
        world.with(items.sources()).with(new ScriptedConnector().on(FUNCTION, request -> {
            calls.merge(request.input().text(), 1, Integer::sum);
            return broken[0] && request.input().text().equals("1")
                    ? Outcome.Failed.of("E", "c")
                    : new Outcome.Completed(request.input());
        }));
        String task = "{'Type':'Task','Resource':'" + FUNCTION + "','End':true}";
        String arn = world.start(
                world.machine("m", definition(type, reader(4) + ",'MaxConcurrency':1", task)), "{}");
        assertThat(world.row(arn).status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(describe(world, arn).report().items())
                .isEqualTo(new MapRunCounts(2, 0, 1, 1, 0, 0, 4, 0, 0, 0));

        broken[0] = false;
        world.now(world.engine().executions().redrive(arn, Optional.empty()));
        world.pass(Duration.ofSeconds(5));
        assertThat(world.row(arn).output().orElseThrow().text()).isEqualTo("[0,1,2,3]");
        assertThat(calls).isEqualTo(Map.of("0", 1, "1", 2, "2", 1, "3", 1));
        assertThat(world.types(arn)).containsSubsequence("ExecutionFailed", "ExecutionRedriven", "MapRunRedriven",
                "MapRunSucceeded", "MapStateSucceeded", "MapStateExited", "ExecutionSucceeded");
        assertThat(runOf(world, arn).row().redriveCount()).isEqualTo(1);
        assertThat(describe(world, arn).report().items())
                .isEqualTo(new MapRunCounts(0, 0, 4, 0, 0, 0, 4, 0, 0, 0));
    }
}
