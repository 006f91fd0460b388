package dev.pawl.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.connector.Outcome;
import dev.pawl.history.Failure;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.maprun.MapRunCounts;
import dev.pawl.runtime.RuntimeSettings;
import dev.pawl.store.MapRuns.MapRunRecord;
import dev.pawl.testkit.ScriptedConnector;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** What goes wrong with redrives of map runs: once more, too late for some, or not wanted any more. */
class MapRunRedriveTest {
    private static final String FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:f";
    private static final String TASK = "{'Type':'Task','Resource':'" + FUNCTION + "','End':true}";
    private static final String WAIT = "{'Type':'Wait','Seconds':60,'End':true}";
    private final NumberedItems items = new NumberedItems();

    private static String definition(int count, String more, String state) {
        return "{'StartAt':'M','States':{'M':{'Type':'Map','Label':'each','End':true,'ItemReader':{"
                + "'Resource':'arn:aws:states:::s3:getObject','Parameters':{'Bucket':'b','Key':'" + count + "'}}" + more
                + ",'ItemProcessor':{'ProcessorConfig':{'Mode':'DISTRIBUTED','ExecutionType':'STANDARD'},"
                + "'StartAt':'S','States':{'S':" + state + "}}}}}";
    }

    private static MapRunRecord runOf(World world, String execution) {
        return world.engine().mapRuns().list(execution, Optional.empty(), 9).getFirst();
    }

    private static MapRunCounts counts(World world, String execution) {
        return world.engine().mapRuns().describe(runOf(world, execution).arn()).report().executions();
    }

    private static CompletionStage<Outcome> after(World world, Duration time, Outcome outcome) {
        CompletableFuture<Outcome> end = new CompletableFuture<>();
        world.clock.after(time, () -> end.complete(outcome));
        return end;
    }

    private static RuntimeSettings redrivableFor(Duration window) {
        RuntimeSettings s = RuntimeSettings.STANDARD;
        return new RuntimeSettings(s.startedAfter(), s.lease(), s.drain(), s.retryPause(), s.inboxPoll(),
                s.snapshotEvents(), s.decisions(), s.expressLimit(), s.timersInMemory(), window, s.timerWindow());
    }

    private static void redrive(World world, String arn) {
        world.now(world.engine().executions().redrive(arn, Optional.empty()));
    }

    @Test
    void whatWaitedWhenARedriveWasStoppedIsCountedOnceInTheNext() {
        World world = new World(1);
        boolean[] broken = {true};
        world.with(items.sources()).with(new ScriptedConnector().onAsync(FUNCTION,
                request -> after(world, Duration.ofSeconds(9), broken[0]
                        ? Outcome.Failed.of("E", "c")
                        : new Outcome.Completed(request.input()))));
        String arn = world.start(world.machine("m",
                definition(4, ",'MaxConcurrency':1,'ToleratedFailureCount':2", TASK)), "{}");
        world.pass(Duration.ofSeconds(60));
        assertThat(counts(world, arn)).isEqualTo(new MapRunCounts(1, 0, 0, 3, 0, 0, 4, 0, 0, 0));

        redrive(world, arn);
        world.now(world.engine().executions().stop(arn, Failure.UNNAMED));
        assertThat(counts(world, arn)).isEqualTo(new MapRunCounts(1, 0, 0, 0, 0, 1, 4, 0, 0, 2));

        broken[0] = false;
        redrive(world, arn);
        assertThat(counts(world, arn)).isEqualTo(new MapRunCounts(1, 1, 0, 0, 0, 0, 4, 0, 0, 2));
        world.pass(Duration.ofSeconds(60));
        assertThat(counts(world, arn)).isEqualTo(new MapRunCounts(0, 0, 4, 0, 0, 0, 4, 0, 0, 0));
        assertThat(world.row(arn).output().orElseThrow().text()).isEqualTo("[0,1,2,3]");
    }

    @Test
    void aRunEndsThoughNoneOfItsChildrenCanRunAgain() {
        World world = new World(1, redrivableFor(Duration.ofMinutes(10)));
        items.writable = false;
        world.with(items.sources()).with(new ScriptedConnector().onAsync(FUNCTION,
                request -> request.input().text().equals("0")
                        ? after(world, Duration.ofSeconds(1), Outcome.Failed.of("E", "c"))
                        : after(world, Duration.ofMinutes(20), new Outcome.Completed(request.input()))));
        String arn = world.start(world.machine("m", definition(3, ",'ToleratedFailureCount':1,'ResultWriter':{"
                + "'Resource':'arn:aws:states:::s3:putObject','Parameters':{'Bucket':'b','Prefix':'p'}}", TASK)), "{}");
        world.await(() -> world.ended(arn));
        assertThat(world.row(arn).status()).isEqualTo(ExecutionStatus.FAILED);

        items.writable = true;
        redrive(world, arn);
        world.pass(Duration.ofSeconds(5));
        assertThat(counts(world, arn)).isEqualTo(new MapRunCounts(0, 0, 2, 1, 0, 0, 3, 3, 1, 0));
        assertThat(world.row(arn).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    }

    @Test
    void aRedriveThatIsStoppedBeforeItBeganIsNotMadeUpFor() {
        World world = new World(1).with(items.sources());
        String arn = world.start(world.machine("m", definition(20, "", WAIT)), "{}");
        CompletionStage<?> stopped = world.engine().executions().stop(arn, Failure.UNNAMED);
        CompletionStage<?> redriven = world.engine().executions().redrive(arn, Optional.empty());
        CompletionStage<?> stoppedAgain = world.engine().executions().stop(arn, Failure.UNNAMED);
        world.pass(Duration.ofSeconds(5));
        assertThat(CompletableFuture.allOf(stopped.toCompletableFuture(), redriven.toCompletableFuture(),
                stoppedAgain.toCompletableFuture())).isCompleted();
        assertThat(world.row(arn).status()).isEqualTo(ExecutionStatus.ABORTED);
        assertThat(runOf(world, arn).row().status()).isEqualTo(ExecutionStatus.ABORTED);
        assertThat(counts(world, arn)).isEqualTo(new MapRunCounts(0, 0, 0, 0, 0, 20, 20, 0, 0, 0));
        assertThat(world.inbox()).isEmpty();
    }

    @Test
    void aRedriveThatComesWhileResultsOfWhatWasStoppedAreWrittenEndsToo() {
        for (long seed = 1; seed <= 10; seed++) {
            redriveWhileItStops(new World(seed).with(items.sources()));
        }
    }

    private static void redriveWhileItStops(World world) {
        String arn = world.start(world.machine("m", definition(3, ",'ResultWriter':{"
                + "'Resource':'arn:aws:states:::s3:putObject','Parameters':{'Bucket':'b','Prefix':'p'}}", WAIT)), "{}");
        CompletionStage<?> stopped = world.engine().executions().stop(arn, Failure.UNNAMED);
        CompletionStage<?> redriven = world.engine().executions().redrive(arn, Optional.empty());
        world.pass(Duration.ofSeconds(200));
        assertThat(CompletableFuture.allOf(stopped.toCompletableFuture(), redriven.toCompletableFuture()))
                .isCompleted();
        assertThat(counts(world, arn)).isEqualTo(new MapRunCounts(0, 0, 3, 0, 0, 0, 3, 3, 0, 0));
        assertThat(world.row(arn).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    }
}
