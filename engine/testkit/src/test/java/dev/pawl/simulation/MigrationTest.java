package dev.pawl.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.connector.Outcome;
import dev.pawl.connector.TaskRequest;
import dev.pawl.engine.EngineException;
import dev.pawl.engine.Migrations;
import dev.pawl.engine.StateMachines.Changes;
import dev.pawl.history.Event;
import dev.pawl.history.Failure;
import dev.pawl.history.HistoryEvent;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.json.Payload;
import dev.pawl.testkit.ScriptedConnector;
import dev.pawl.testkit.transcript.Line;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** Running executions that go on by another definition. */
class MigrationTest {
    private static final String F = "arn:aws:lambda:us-east-1:123456789012:function:f";
    private static final String CALL = "'Type':'Task','Resource':'" + F + "'";
    private static final String MACHINE = """
            {'TimeoutSeconds':9000,'StartAt':'Set','States':{
             'Set':{'Type':'Pass','Assign':{'base':10},'Next':'Both'},
             'Both':{'Type':'Parallel','ResultPath':'$.both','Next':'Last','Branches':[
               {'StartAt':'Each','States':{'Each':{'Type':'Map','ItemsPath':'$.items','MaxConcurrency':1,'End':true,
                 'ItemProcessor':{'StartAt':'Ask','States':{'Ask':{CALL,'Parameters':{'n.$':'$',
                       'retry.$':'$$.State.RetryCount'},
                       'Retry':[{'ErrorEquals':['Again'],'MaxAttempts':3,'IntervalSeconds':7}],'Next':'Rest'},
                     'Rest':{'Type':'Wait','Seconds':3,'End':true}}}}}},
               {'StartAt':'Slow','States':{'Slow':{'Type':'Wait','Seconds':50,'Next':'Mark'},
                 'Mark':{'Type':'Pass','Result':'old','End':true}}}]},
             'Last':{'Type':'Pass','End':true}}}
            """.replace("CALL", CALL);

    private final World world = new World(5).with(new ScriptedConnector().on(F, MigrationTest::answer));
    private final String machine = world.machine("m", MACHINE);

    private static Outcome answer(TaskRequest request) {
        JsonNode input = request.input().value();
        return input.path("n").asInt() % 2 == 1 && input.path("retry").asInt() < 2
                ? Outcome.Failed.of("Again", "please")
                : new Outcome.Completed(Payload.parse(Integer.toString(input.path("n").asInt() * 10)));
    }

    private void update(String definition) {
        world.engine().machines().update(machine, new Changes(Optional.of(definition.replace('\'', '"')),
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
    }

    private <T> T answer(CompletionStage<T> stage) {
        world.settle();
        return stage.toCompletableFuture().join();
    }

    private String running(Duration soFar) {
        String arn = world.start(machine, "{'items':[1,2,3]}");
        world.pass(soFar);
        return arn;
    }

    private void refused(String arn, String... words) {
        Migrations.Check check = world.engine().migrations().check(arn, machine);
        assertThat(check.possible()).isFalse();
        List<HistoryEvent> before = world.row(arn).events();
        assertThatThrownBy(() -> answer(world.engine().migrations().migrate(arn, machine)))
                .isInstanceOf(CompletionException.class).cause()
                .isInstanceOfSatisfying(EngineException.class, e -> assertThat(e).hasMessageContainingAll(words));
        assertThat(world.row(arn).events()).isEqualTo(before);
    }

    @Test
    void to_the_same_definition_changes_nothing_whenever_it_is() {
        String plain = running(Duration.ZERO);
        world.await(() -> world.ended(plain));
        List<String> lines = lines(plain);
        for (int second = 0; second < 55; second += 2) {
            String arn = running(Duration.ofSeconds(second));
            update(MACHINE.replace("'Set':{", "'Set':{'Comment':'" + second + "',"));
            Migrations.Check check = world.engine().migrations().check(arn, machine);
            if (!world.ended(arn)) {
                assertThat(check.obstacles()).isEmpty();
                answer(world.engine().migrations().migrate(arn, machine));
                answer(world.engine().migrations().migrate(arn, machine));
                assertThat(world.row(arn).events().stream().filter(e -> e.event() instanceof Event.Migrated))
                        .hasSize(1);
                if (second % 4 == 0) {
                    world.crash();
                }
            }
            world.await(() -> world.ended(arn));
            assertThat(lines(arn)).as("after %d seconds", second).containsExactlyInAnyOrderElementsOf(lines);
            assertThat(world.row(arn).output()).isEqualTo(world.row(plain).output());
            update(MACHINE);
        }
    }

    private List<String> lines(String arn) {
        return world.row(arn).events().stream().filter(HistoryEvent::visible).map(e -> Line.of(e).split(" ", 2)[1])
                .toList();
    }

    @Test
    void what_comes_after_is_done_by_the_new_definition() {
        String arn = running(Duration.ofSeconds(5));
        update(MACHINE.replace("'Result':'old'", "'Result':'new'")
                .replace("'Last':{'Type':'Pass'", "'Last':{'Type':'Pass','Parameters':{'b.$':'$.both[1]'}"));
        long revision = world.engine().machines().describe(machine).revisionKey();
        answer(world.engine().migrations().migrate(arn, machine));
        assertThat(world.engine().executions().describe(arn).machineRevisionKey()).isEqualTo(revision);
        assertThat(world.engine().machines().describeForExecution(arn).machine().settings().definition())
                .contains("new");
        world.crash();
        world.await(() -> world.ended(arn));
        assertThat(world.row(arn).output().orElseThrow().text()).isEqualTo("{\"b\":\"new\"}");
        assertThat(world.types(arn)).doesNotContain("_Migrated");
    }

    @Test
    void the_time_of_the_execution_is_the_new_definitions() {
        String arn = running(Duration.ofSeconds(5));
        update(MACHINE.replace("'TimeoutSeconds':9000", "'TimeoutSeconds':20"));
        answer(world.engine().migrations().migrate(arn, machine));
        world.pass(Duration.ofSeconds(16));
        assertThat(world.row(arn).status()).isEqualTo(ExecutionStatus.TIMED_OUT);
    }

    @Test
    void a_redrive_goes_on_by_the_new_definition() {
        String arn = running(Duration.ofSeconds(5));
        update(MACHINE.replace("'Result':'old'", "'Result':'new'"));
        answer(world.engine().migrations().migrate(arn, machine));
        answer(world.engine().executions().stop(arn, Failure.UNNAMED));
        answer(world.engine().executions().redrive(arn, Optional.empty()));
        world.await(() -> world.ended(arn));
        assertThat(world.row(arn).output().orElseThrow().text()).contains("new");
    }

    @Test
    void what_does_not_fit_is_refused_with_the_place() {
        String arn = running(Duration.ofSeconds(5));
        update(MACHINE.replace("'Slow'", "'Idle'"));
        refused(arn, "Both / branch 1 / Slow: Expected the state Slow");
        update(MACHINE.replace("'Slow':{'Type':'Wait','Seconds':50,", "'Slow':{'Type':'Pass',"));
        refused(arn, "Both / branch 1 / Slow: Expected a Wait state, but in the other definition it is a Pass state");
        update(MACHINE.replace("{'StartAt':'Slow'",
                "{'StartAt':'X','States':{'X':{'Type':'Succeed'}}},{'StartAt':'Slow'"));
        refused(arn, "Both: Expected 2 branches");
        update("{'StartAt':'Other','States':{'Other':{'Type':'Succeed'}}}");
        refused(arn, "Both: Expected the state Both");
        update(MACHINE.replace("'ItemProcessor':{'StartAt'",
                "'ItemProcessor':{'ProcessorConfig':{'Mode':'DISTRIBUTED','ExecutionType':'STANDARD'},'StartAt'"));
        refused(arn, "Both / branch 0 / Each: Expected the Map to run inline");
        world.await(() -> world.ended(arn));
        assertThat(world.row(arn).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        refused(arn, "fork it instead");
    }

    @Test
    void data_that_is_not_there_is_warned_of() {
        String arn = running(Duration.ofSeconds(5));
        update(MACHINE.replace("'Last':{'Type':'Pass'", "'Last':{'Type':'Pass','Parameters':{'x.$':'$nowhere'}"));
        Migrations.Check check = world.engine().migrations().check(arn, machine);
        assertThat(check.possible()).isTrue();
        assertThat(check.obstacles()).isNotEmpty().allMatch(o -> !o.blocks());
    }
}
