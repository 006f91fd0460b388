package dev.pawl.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.history.Event;
import dev.pawl.history.Failure;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.json.Json;
import dev.pawl.runtime.ItemRef;
import dev.pawl.store.Executions.Query;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DistributedMapTest {
    private static final String WAIT = "{'StartAt':'W','States':{'W':{'Type':'Wait','Seconds':60,'End':true}}";
    private final World world = new World(3);

    private static String map(String processor, String more) {
        return "{'StartAt':'M','States':{'M':{'Type':'Map','Label':'each','End':true" + more + ",'ItemProcessor':"
                + processor + ",'ProcessorConfig':{'Mode':'DISTRIBUTED','ExecutionType':'STANDARD'}}}}}";
    }

    private List<Row> children() {
        return world.rows().stream().filter(row -> row.info().arn().contains("/")).toList();
    }

    private static JsonNode output(Row row) {
        return row.output().orElseThrow().value();
    }

    @Test
    void eachItemIsAnExecutionWithAHistoryOfItsOwn() {
        String machine = world.machine("m", map("{'StartAt':'P','States':{'P':{'Type':'Pass','Parameters':{"
                + "'in.$':'$$.Execution.Input','id.$':'$$.Execution.Id','m.$':'$$.StateMachine.Id'},'End':true}}", ""));
        String arn = world.start(machine, "['a','b']");

        assertThat(world.row(arn).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(children()).hasSize(2).allMatch(row -> row.status() == ExecutionStatus.SUCCEEDED);
        Row first = children().stream().filter(row -> row.info().input().text().equals("\"a\"")).findFirst()
                .orElseThrow();
        assertThat(world.types(first.info().arn())).containsExactly("ExecutionStarted", "PassStateEntered",
                "PassStateExited", "ExecutionSucceeded");
        assertThat(output(world.row(arn)).get(0)).isEqualTo(output(first));
        assertThat(output(first)).isEqualTo(Json.read("{\"in\":\"a\",\"id\":\"" + first.info().arn()
                + "\",\"m\":\"" + machine + "/each\"}"));
        assertThat(world.engine().executions().list(new Query(machine, Optional.empty(), Optional.empty(), 9)))
                .hasSize(1);
        assertThat(world.inbox()).isEmpty();
    }

    @Test
    void aChildKnowsItsMapRun() {
        String arn = world.start(world.machine("m", map(WAIT, "")), "[1]");
        String run = world.row(arn).events().stream().map(e -> e.event() instanceof Event.MapRunStarted s
                ? s.mapRunArn()
                : "").filter(s -> !s.isEmpty()).findFirst().orElseThrow();
        Row child = children().getFirst();
        assertThat(child.stored().execution().parentArn().flatMap(ItemRef::decode)
                .map(ItemRef::mapRunArn))
                .contains(run);
    }

    @Test
    void noMoreRunAtOnceThanMay() {
        String arn = world.start(world.machine("m", map(WAIT, ",'MaxConcurrency':2")), "[1,2,3]");
        assertThat(children()).hasSize(2);
        world.pass(Duration.ofSeconds(60));
        assertThat(children()).hasSize(3);
        assertThat(world.ended(arn)).isFalse();
        world.pass(Duration.ofSeconds(60));
        assertThat(output(world.row(arn))).isEqualTo(Json.read("[1,2,3]"));
    }

    @Test
    void variablesAroundAreNotSeenButTheItemSelectorSeesThem() {
        String machine = world.machine("m", "{'QueryLanguage':'JSONata','StartAt':'A','States':{"
                + "'A':{'Type':'Pass','Assign':{'v':7},'Next':'M'},'M':{'Type':'Map','End':true,"
                + "'Items':{'x':1,'y':2},'ItemSelector':{'k':'{% $states.context.Map.Item.Key %}','v':'{% $v %}'},"
                + "'ItemProcessor':{'ProcessorConfig':{'Mode':'DISTRIBUTED','ExecutionType':'STANDARD'},"
                + "'StartAt':'P','States':{'P':{'Type':'Pass','End':true,'Output':{'in':'{% $states.input %}',"
                + "'map':'{% $exists($states.context.Map) %}'}}}}}}}");
        String arn = world.start(machine, "{}");
        assertThat(output(world.row(arn))).isEqualTo(Json.read("[{\"in\":{\"k\":\"x\",\"v\":7},\"map\":false},"
                + "{\"in\":{\"k\":\"y\",\"v\":7},\"map\":false}]"));
    }

    @Test
    void aMapInsideAMapIsAMapRunOfTheSameMachine() {
        String machine = world.machine("m", map("{'StartAt':'N','States':{'N':{'Type':'Map','End':true,"
                + "'ItemProcessor':{'StartAt':'P','States':{'P':{'Type':'Pass','End':true}},"
                + "'ProcessorConfig':{'Mode':'DISTRIBUTED','ExecutionType':'STANDARD'}}}}", ""));
        String arn = world.start(machine, "[[1,2],[],[3]]");
        assertThat(output(world.row(arn))).isEqualTo(Json.read("[[1,2],[],[3]]"));
        assertThat(children()).hasSize(6);
    }

    @Test
    void whoeverStopsTheParentStopsItsChildren() {
        String arn = world.start(world.machine("m", map(WAIT, "")), "[1,2,3]");
        assertThat(children()).hasSize(3).noneMatch(row -> row.status().ended());
        world.now(world.engine().executions().stop(arn, Failure.UNNAMED));
        assertThat(children()).allMatch(row -> row.status() == ExecutionStatus.ABORTED);
        assertThat(world.inbox()).isEmpty();
    }

    @Test
    void whatRunsIsStoppedOnceTooManyHaveFailed() {
        String processor = "{'StartAt':'C','States':{'C':{'Type':'Choice','Choices':[{'Variable':'$','NumericEquals':2,"
                + "'Next':'F'}],'Default':'W'},'F':{'Type':'Fail','Error':'E'},"
                + "'W':{'Type':'Wait','Seconds':60,'End':true}}";
        String machine = world.machine("m", "{'StartAt':'M','States':{'X':{'Type':'Pass','End':true},'M':{'Type':'Map',"
                + "'Next':'X','Catch':[{'ErrorEquals':['States.ExceedToleratedFailureThreshold'],'Next':'X'}],"
                + "'ItemProcessor':" + processor
                + ",'ProcessorConfig':{'Mode':'DISTRIBUTED','ExecutionType':'STANDARD'}}}}}");
        String arn = world.start(machine, "[1,2,3]");
        assertThat(world.types(arn)).containsExactly("ExecutionStarted", "MapStateEntered", "MapStateStarted",
                "MapRunStarted", "MapRunFailed", "MapStateFailed", "MapStateExited", "PassStateEntered",
                "PassStateExited", "ExecutionSucceeded");
        assertThat(children()).extracting(row -> row.status()).containsExactlyInAnyOrder(ExecutionStatus.ABORTED,
                ExecutionStatus.FAILED, ExecutionStatus.ABORTED);
    }

    @Test
    void aRetryIsAMapRunOfItsOwn() {
        String arn = world.start(world.machine("m", map("{'StartAt':'F','States':{'F':{'Type':'Fail','Error':'E'}}",
                ",'Retry':[{'ErrorEquals':['States.ALL'],'MaxAttempts':1}]")), "[1]");
        world.pass(Duration.ofSeconds(1));
        assertThat(world.row(arn).status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(children()).hasSize(2).allMatch(row -> row.status() == ExecutionStatus.FAILED);
    }
}
