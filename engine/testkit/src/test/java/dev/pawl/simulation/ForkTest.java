package dev.pawl.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.connector.Outcome;
import dev.pawl.connector.TaskRequest;
import dev.pawl.engine.EngineException;
import dev.pawl.engine.EngineException.Reason;
import dev.pawl.engine.ForkPreview;
import dev.pawl.engine.ForkRequest;
import dev.pawl.engine.StateMachines.Changes;
import dev.pawl.fork.Edits;
import dev.pawl.fork.ForkPoint.At;
import dev.pawl.history.Event;
import dev.pawl.history.HistoryEvent;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.json.Json;
import dev.pawl.json.Payload;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.testkit.ScriptedConnector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletionException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Forks: of branches and iterations, with edits, by other definitions, of executions that run. */
class ForkTest {
    private static final String F = "arn:aws:lambda:us-east-1:123456789012:function:f";
    private static final String CALL = "'Type':'Task','Resource':'" + F + "'";
    /** Parallel in Map in Parallel, variables at each depth, retries, a catch, both query languages. */
    private static final String NESTED = """
            {'StartAt':'Set','States':{
             'Set':{'Type':'Pass','Assign':{'base':10,'seen':'no'},'Next':'Both'},
             'Both':{'Type':'Parallel','ResultPath':'$.both','Next':'After','Branches':[
               {'StartAt':'Each','States':{'Each':{'Type':'Map','ItemsPath':'$.items','MaxConcurrency':2,'End':true,
                 'ItemProcessor':{'StartAt':'Own','States':{
                   'Own':{'Type':'Pass','Assign':{'mine.$':'$'},'Next':'Twice'},
                   'Twice':{'Type':'Parallel','End':true,'Branches':[
                     {'StartAt':'Ask','States':{'Ask':{CALL,'Parameters':{'n.$':'$','retry.$':'$$.State.RetryCount'},
                       'Retry':[{'ErrorEquals':['Again'],'MaxAttempts':3,'IntervalSeconds':7}],'End':true}}},
                     {'StartAt':'Rest','States':{'Rest':{'Type':'Wait','Seconds':3,'Next':'Sum'},
                       'Sum':{'Type':'Pass','QueryLanguage':'JSONata','Output':'{% $base + $mine %}','End':true}}}]}}}}}},
               {'StartAt':'Slow','States':{'Slow':{'Type':'Wait','Seconds':11,'Next':'Bad'},
                 'Bad':{CALL,'Parameters':{'fail':true},'Catch':[{'ErrorEquals':['Bad'],'Next':'Mended',
                   'ResultPath':'$.error'}],'End':true},
                 'Mended':{'Type':'Pass','Result':'mended','End':true}}}]},
             'After':{'Type':'Choice','Choices':[{'Variable':'$.items[0]','IsPresent':true,'Next':'Last'}],'Default':'No'},
             'No':{'Type':'Fail','Error':'None'},
             'Last':{CALL,'Parameters':{'n.$':'$base'},'ResultPath':'$.last','End':true}}}
            """
            .replace("CALL", CALL);
    private static final String OBJECTS = """
            {'QueryLanguage':'JSONata','StartAt':'Each','States':{
             'Each':{'Type':'Map','Items':'{% $states.input.things %}','MaxConcurrency':1,'Next':'Done',
               'ItemProcessor':{'StartAt':'One','States':{'One':{CALL,
                 'Arguments':'{% {\\"n\\": $number($states.context.Map.Item.Value), \\"retry\\": $states.context.State.RetryCount} %}',
                 'Retry':[{'ErrorEquals':['Again'],'IntervalSeconds':5}],
                 'Assign':{'got':'{% $states.result %}'},'Next':'Two'},
                 'Two':{'Type':'Choice','Choices':[{'Condition':'{% $got > 15 %}','Next':'Big'}],'Default':'Small'},
                 'Big':{'Type':'Wait','Seconds':2,'Output':'{% \\"big\\" & $string($got) %}','End':true},
                 'Small':{'Type':'Succeed'}}}},
             'Done':{'Type':'Pass','End':true}}}
            """
            .replace("CALL", CALL);

    private final List<TaskRequest> asked = new ArrayList<>();
    private final World world = new World(5).with(new ScriptedConnector().on(F, this::answer));

    private Outcome answer(TaskRequest request) {
        asked.add(request);
        JsonNode input = request.input().value();
        if (input.path("fail").asBoolean()) {
            return Outcome.Failed.of("Bad", "luck");
        }
        int n = input.path("n").asInt();
        return n % 2 == 1 && input.path("retry").asInt() < 2
                ? Outcome.Failed.of("Again", "please")
                : new Outcome.Completed(Payload.parse(Integer.toString(n * 10)));
    }

    private String fork(ForkRequest request) {
        var stage = world.engine().forks().fork(request);
        world.settle();
        return stage.toCompletableFuture().join().executionArn();
    }

    private Row end(String arn) {
        world.await(() -> world.ended(arn));
        return world.row(arn);
    }

    private static At at(String state) {
        return new At.OfState(state, OptionalInt.empty());
    }

    private static ForkRequest request(String arn, At at, Edits edits, ForkRequest.Target target) {
        return new ForkRequest(arn, at, edits, target, Optional.empty(), Optional.of("ops"), false);
    }

    private static JsonNode json(String text) {
        return Json.read(text.replace('\'', '"'));
    }

    static List<List<String>> machines() {
        return List.of(List.of(NESTED, "{'items':[1,2,3]}"), List.of(OBJECTS, "{'things':[1,2,3]}"));
    }

    @ParameterizedTest
    @MethodSource("machines")
    void wherever_it_is_forked_the_same_comes_out(List<String> machine) {
        String original = world.start(world.machine("m", machine.get(0)), machine.get(1));
        Row was = end(original);
        assertThat(was.status()).as(was.failure().toString()).isEqualTo(ExecutionStatus.SUCCEEDED);
        world.pass(Duration.ofDays(1));
        List<String> tokens = asked.stream().map(TaskRequest::token).toList();
        asked.clear();
        int forks = 0;
        for (HistoryEvent event : was.events()) {
            if (event.event() instanceof Event.StateEntered) {
                Row row = end(fork(ForkRequest.of(original, new At.OfEvent(event.id()))));
                forks++;
                assertThat(row.output()).as("forked at %d", event.id()).isEqualTo(was.output());
                List<HistoryEvent> visible = row.events().stream().filter(HistoryEvent::visible).toList();
                assertThat(visible).extracting(HistoryEvent::id)
                        .isEqualTo(LongStream.rangeClosed(1, visible.size()).boxed().toList());
                assertThat(visible).allMatch(e -> e.previousEventId() < e.id());
                assertThat(visible.stream().filter(e -> e.id() <= event.id()).map(HistoryEvent::previousEventId))
                        .isEqualTo(was.events().stream().filter(e -> e.visible() && e.id() <= event.id())
                                .map(HistoryEvent::previousEventId).toList());
                assertThat(exits(row)).isEqualTo(exits(was));
            }
        }
        assertThat(forks).isGreaterThan(10);
        assertThat(asked).extracting(TaskRequest::token).doesNotContainAnyElementsOf(tokens).doesNotHaveDuplicates();
    }

    private static List<String> exits(Row row) {
        return row.events().stream().filter(e -> e.event() instanceof Event.StateExited)
                .map(e -> ((Event.StateExited) e.event()).name()).sorted().toList();
    }

    @Test
    void input_and_variables_can_be_other() {
        String original = world.start(world.machine("m", NESTED), "{'items':[2]}");
        end(original);
        Edits edits = new Edits(Optional.empty(), Optional.of(json("{'items':[4],'more':1}")), Optional.empty(),
                Optional.of(json("{'base':100,'seen':null}")));
        ForkPreview preview = world.engine().forks()
                .preview(request(original, at("Both"), edits, new ForkRequest.Target.Same()));
        assertThat(preview.beginning().variables()).isEqualTo(json("{'base':100}"));
        assertThat(preview.edited()).containsExactly("input", "variables");

        Row row = end(fork(request(original, at("Both"), edits, new ForkRequest.Target.Same())));
        assertThat(row.output().orElseThrow().value())
                .isEqualTo(json("{'items':[4],'more':1,'both':[[[40,104]],'mended'],'last':1000}"));
        assertThat(world.rows()).hasSize(2);
    }

    @Test
    void a_variable_of_the_flow_around_is_changed_there() {
        String original = world.start(world.machine("m", NESTED), "{'items':[2,4]}");
        end(original);
        Edits edits = new Edits(Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.of(json("{'base':6,'mine':8}")));
        Row row = end(fork(request(original, new At.OfState("Sum", OptionalInt.of(1)), edits,
                new ForkRequest.Target.Same())));
        assertThat(row.output().orElseThrow().value().path("both").get(0).get(0).get(1).asInt()).isEqualTo(14);
        assertThat(row.output().orElseThrow().value().path("last").asInt()).isEqualTo(60);
    }

    @Test
    void it_can_run_another_definition() {
        String machine = world.machine("m", NESTED);
        String original = world.start(machine, "{'items':[2]}");
        end(original);
        String other = NESTED.replace("'Result':'mended'", "'Result':'better'").replace('\'', '"');
        String fork = fork(request(original, at("Both"), Edits.NONE, new ForkRequest.Target.Definition(other)));
        assertThat(end(fork).output().orElseThrow().text()).contains("better");
        assertThat(world.engine().machines().describeForExecution(fork).machine().revisionId()).startsWith("fork-");
        assertThat(world.engine().machines().describe(machine).settings().definition()).doesNotContain("better");

        world.engine().machines().update(machine, new Changes(Optional.of(other.replace("better", "best")),
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
        String newest = fork(request(original, at("Bad"), Edits.NONE, new ForkRequest.Target.Machine(machine)));
        assertThat(end(newest).output().orElseThrow().text()).contains("best");
        assertThat(world.engine().executions().describe(newest).forkedFrom().orElseThrow().edited())
                .containsExactly("definition");
    }

    @Test
    void a_definition_that_does_not_fit_is_refused_with_the_place() {
        String original = world.start(world.machine("m", NESTED), "{'items':[2]}");
        end(original);
        String other = NESTED.replace("'Sum'", "'Total'").replace('\'', '"');
        ForkRequest request = request(original, at("Sum"), Edits.NONE, new ForkRequest.Target.Definition(other));
        assertThat(world.engine().forks().preview(request).possible()).isFalse();
        assertThatThrownBy(() -> fork(request)).isInstanceOf(CompletionException.class).cause()
                .isInstanceOfSatisfying(EngineException.class, e -> {
                    assertThat(e.reason()).isEqualTo(Reason.CONFLICT);
                    assertThat(e).hasMessageContaining("Both / branch 0 / Each / item 0 / Twice / branch 1 / Sum");
                });
        assertThat(world.rows()).hasSize(1);
    }

    @Test
    void one_that_runs_goes_on_or_is_stopped() {
        String original = world.start(world.machine("m", NESTED), "{'items':[1,2,3]}");
        world.pass(Duration.ofSeconds(5));
        String fork = fork(ForkRequest.of(original, at("Set")));
        String instead = fork(new ForkRequest(original, at("Own"), Edits.NONE, new ForkRequest.Target.Same(),
                Optional.of("instead"), Optional.empty(), true));
        assertThat(world.row(original).status()).isEqualTo(ExecutionStatus.ABORTED);
        assertThat(end(fork).output()).isEqualTo(end(instead).output()).isPresent();
        assertThat(world.engine().forks().of(original, 10)).extracting(e -> e.info().arn()).containsExactly(instead,
                fork);
        assertThat(world.engine().forks().of(fork, 10)).isEmpty();
    }

    @Test
    void a_fork_of_a_fork_knows_its_ancestors() {
        String original = world.start(world.machine("m", NESTED), "{'items':[2]}");
        end(original);
        String fork = fork(ForkRequest.of(original, at("Last")));
        end(fork);
        String again = fork(ForkRequest.of(fork, at("Set")));
        assertThat(end(again).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(world.engine().forks().ancestors(again)).extracting(o -> o.executionArn()).containsExactly(fork,
                original);
    }

    @Test
    void the_same_name_makes_one_fork_whatever_dies() {
        String original = world.start(world.machine("m", NESTED), "{'items':[1,2,3]}");
        end(original);
        ForkRequest request = new ForkRequest(original, at("Both"), Edits.NONE, new ForkRequest.Target.Same(),
                Optional.of("once"), Optional.empty(), false);
        for (int steps = 0; steps < 60; steps++) {
            var unused = world.engine().forks().fork(request);
            for (int i = 0; i < steps && world.process.step(); i++) {
                // the step is the work
            }
            world.crash();
        }
        Row row = end(fork(request));
        assertThat(row.output()).isEqualTo(world.row(original).output());
        assertThat(world.rows()).hasSize(2);
    }

    @Test
    void a_fork_that_is_killed_at_any_moment_ends_the_same() {
        String original = world.start(world.machine("m", NESTED), "{'items':[1,2,3]}");
        end(original);
        String fork = fork(ForkRequest.of(original, new At.OfState("Ask", OptionalInt.of(2))));
        for (int i = 0; i < 40 && !world.ended(fork); i++) {
            world.crash();
            world.pass(Duration.ofMillis(900));
        }
        assertThat(end(fork).output()).isEqualTo(world.row(original).output());
    }

    @Test
    void after_a_redrive_it_can_be_forked_and_redriven() {
        String machine = world.machine("m", "{'StartAt':'A','States':{'A':{" + CALL + ",'Next':'B'},'B':{" + CALL
                + ",'Parameters':{'fail':true},'End':true}}}");
        String original = world.start(machine, "{'n':2}");
        end(original);
        world.now(world.engine().executions().redrive(original, Optional.of("token")));
        end(original);
        String fork = fork(ForkRequest.of(original, at("B")));
        Row row = end(fork);
        assertThat(row.status()).isEqualTo(ExecutionStatus.FAILED);
        ExecutionRecord record = world.engine().executions().describe(fork);
        world.now(world.engine().executions().redrive(fork, Optional.of("token")));
        end(fork);
        assertThat(world.engine().executions().describe(fork).redriveCount()).isEqualTo(record.redriveCount() + 1);
    }

    @Test
    void what_cannot_be_forked_is_told() {
        String original = world.start(world.machine("m", NESTED), "{'items':[2]}");
        end(original);
        refused(ForkRequest.of(original, at("Nowhere")), Reason.VALIDATION, "never entered Nowhere");
        refused(ForkRequest.of(original, new At.OfState("Set", OptionalInt.of(2))), Reason.VALIDATION,
                "entered 1 times");
        refused(ForkRequest.of(original, new At.OfEvent(9_999)), Reason.VALIDATION, "no event 9999");
        refused(ForkRequest.of("arn:aws:states:us-east-1:123456789012:express:m:a:b", at("Set")),
                Reason.STATE_MACHINE_TYPE_NOT_SUPPORTED, "keeps no history");
        refused(request(original, at("Set"),
                new Edits(Optional.empty(), Optional.empty(), Optional.of(json("{'a b':1}")), Optional.empty()),
                new ForkRequest.Target.Same()), Reason.VALIDATION, "name of a variable");
        refused(request(original, at("Set"), Edits.NONE, new ForkRequest.Target.Definition("{}")),
                Reason.INVALID_DEFINITION, "");
        assertThat(world.rows()).hasSize(1);
    }

    private void refused(ForkRequest request, Reason reason, String message) {
        assertThatThrownBy(() -> fork(request)).isInstanceOf(CompletionException.class).cause()
                .isInstanceOfSatisfying(EngineException.class, e -> {
                    assertThat(e.reason()).isEqualTo(reason);
                    assertThat(e).hasMessageContaining(message);
                });
    }
}
