package dev.pawl.testkit;

import static dev.pawl.testkit.assertj.PlayedAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.testkit.mock.MockException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Machines in machines, branches, iterations, and items that are executions. */
class InsideTest {
    private static final String TASK = "{'Type':'Task','Resource':'arn:aws:lambda:us-east-1:123456789012:function:f'";

    private final Stage stage = Stage.open();

    @AfterEach
    void close() {
        stage.close();
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }

    private static String inner() {
        return json("{'StartAt':'F','States':{'F':" + TASK + ",'End':true}}}");
    }

    @Test
    void aNestedMachineReallyRuns() {
        stage.deploy("inner", inner());
        stage.deploy("outer", json("{'StartAt':'Call','States':{'Call':{'Type':'Task','Resource':"
                + "'arn:aws:states:::states:startExecution.sync:2','Parameters':{'StateMachineArn':'"
                + stage.arn("inner")
                + "','Input':{'a':1}},'OutputPath':'$.Output','End':true}}}"));
        stage.when("F").answersAfter(Duration.ofDays(40)).returns("{\"b\":2}");

        assertThat(stage.run("outer", "{}")).succeeded().hasOutput("{\"b\":2}").took(Duration.ofDays(40))
                .hasChildren(1).child(0, inner -> inner.hasPath("F").calledWith("F", "{\"a\":1}"));
    }

    @Test
    void anExpressMachineInsideRunsToo() {
        stage.deployExpress("inner", inner());
        stage.deploy("outer", json("{'StartAt':'Call','States':{'Call':{'Type':'Task','Resource':"
                + "'arn:aws:states:::aws-sdk:sfn:startSyncExecution','Parameters':{'StateMachineArn':'"
                + stage.arn("inner") + "'},'End':true}}}"));
        stage.when("F").returns("7");
        stage.when("F").in("outer").returns("8");

        assertThat(stage.run("outer", "{}")).hasOutputAt("/Output", "\"7\"").hasChildren(1).child(0,
                inner -> inner.succeeded().hasOutput(7));
    }

    @Test
    void aNestedMachineCanBeMockedAway() {
        stage.deploy("outer", json("{'StartAt':'Call','States':{'Call':{'Type':'Task','Resource':"
                + "'arn:aws:states:::states:startExecution.sync:2','Parameters':{'StateMachineArn':"
                + "'arn:aws:states:us-east-1:123456789012:stateMachine:elsewhere'},'End':true}}}"));
        stage.when("Call").returns("{\"Output\":3}");

        assertThat(stage.run("{}")).hasOutput("{\"Output\":3}").hasChildren(0).hasEvents("TaskSubmitted");
        stage.withoutMocks();
        assertThat(stage.run("{}")).failedWith("StepFunctions.StateMachineDoesNotExistException");
    }

    @Test
    void branchesAndIterationsAreToldApart() {
        stage.deploy("m", json("{'StartAt':'P','States':{'P':{'Type':'Parallel','End':true,'Branches':["
                + "{'StartAt':'A','States':{'A':" + TASK + ",'End':true}}},"
                + "{'StartAt':'M','States':{'M':{'Type':'Map','End':true,'ItemProcessor':{'StartAt':'I','States':{'I':"
                + TASK + ",'End':true}}}}}}]}}}"));
        stage.when("A").at(0).returns("\"branch\"");
        stage.when("I").returns("\"item\"");
        stage.when("I").at(1, 2).returns("\"the third\"");
        stage.when("I").withArguments(5).returns("\"five\"");

        Played played = stage.run("[4,5,6]");
        assertThat(played).hasOutput("[\"branch\",[\"item\",\"five\",\"the third\"]]");
        assertThat(played.visitsOf("I")).extracting(Visit::indices)
                .containsExactlyInAnyOrder(List.of(1, 0), List.of(1, 1), List.of(1, 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"STANDARD", "EXPRESS"})
    void itemsOfADistributedMapAreExecutionsInside(String type) {
        stage.deploy("m", json("{'StartAt':'M','States':{'M':{'Type':'Map','End':true,'ItemProcessor':{"
                + "'ProcessorConfig':{'Mode':'DISTRIBUTED','ExecutionType':'" + type + "'},"
                + "'StartAt':'I','States':{'I':" + TASK + ",'Retry':[{'ErrorEquals':['Busy']}],'End':true}}}}}}"));
        stage.when("I").answersCall(call -> call.arguments().asInt() * 10);
        stage.when("I").at(1).fails("Busy").then().returns("0");

        Played played = stage.run("[4,5,6]");
        assertThat(played).hasOutput("[40,0,60]").hasPath("M").hasChildren(3);
        assertThat(played.children()).filteredOn(child -> child.visits().getFirst().retries() == 1).singleElement()
                .satisfies(second -> assertThat(second.input().asInt()).isEqualTo(5));
    }

    @Test
    void itemsCanLieInAnObject() {
        stage.object("data", "in.csv", "id,name\n1,Ann\n2,Bob\n");
        stage.deploy("m", json("{'StartAt':'M','States':{'M':{'Type':'Map','End':true,'ItemReader':{"
                + "'Resource':'arn:aws:states:::s3:getObject','ReaderConfig':{'InputType':'CSV','CSVHeaderLocation':"
                + "'FIRST_ROW'},'Parameters':{'Bucket':'data','Key':'in.csv'}},'ItemProcessor':{"
                + "'ProcessorConfig':{'Mode':'DISTRIBUTED','ExecutionType':'STANDARD'},"
                + "'StartAt':'I','States':{'I':{'Type':'Pass','OutputPath':'$.name','End':true}}},"
                + "'ResultWriter':{'Resource':'arn:aws:states:::s3:putObject','Parameters':{'Bucket':'data','Prefix':'out'}}"
                + "}}}"));

        assertThat(stage.run("{}")).succeeded().hasOutputAt("/ResultWriterDetails/Bucket", "\"data\"").hasChildren(2);
        assertThat(stage.objects("data")).anySatisfy(key -> {
            assertThat(key).startsWith("out/").endsWith("SUCCEEDED_0.json");
            assertThat(stage.object("data", key)).contains("Ann", "Bob");
        });
    }

    @Test
    void anErrorInsideIsTheErrorOfTheStateAround() {
        stage.deploy("m", json("{'StartAt':'P','States':{'P':{'Type':'Parallel','Catch':[{'ErrorEquals':["
                + "'States.ALL'],'Next':'Z'}],'End':true,'Branches':["
                + "{'StartAt':'A','States':{'A':" + TASK + ",'End':true}}}]},'Z':{'Type':'Pass','End':true}}}"));
        stage.when("A").fails("Gone", "for ever");

        assertThat(stage.run("{}")).caught("P", "Gone").hasPath("P", "A", "Z");
    }

    @Test
    void theErrorOfAFailStateInsideIsKnownToo() {
        stage.deploy("m", json("{'StartAt':'M','States':{'M':{'Type':'Map','Catch':[{'ErrorEquals':["
                + "'Empty'],'Next':'Z'}],'End':true,'ItemProcessor':"
                + "{'StartAt':'A','States':{'A':{'Type':'Fail','Error':'Empty','Cause':'no item'}}}},"
                + "'Z':{'Type':'Pass','End':true}}}"));

        assertThat(stage.run("[1]")).caught("M", "Empty");
    }

    @Test
    void aMissingMockNamesTheItem() {
        stage.deploy("m", json("{'StartAt':'M','States':{'M':{'Type':'Map','End':true,'MaxConcurrency':1,"
                + "'ItemProcessor':{'StartAt':'I','States':{'I':" + TASK + ",'End':true}}}}}}"));
        stage.when("I").at(0).returns("1");

        assertThatThrownBy(() -> stage.run("[7,8]")).isInstanceOf(MockException.class)
                .hasMessageContaining("the state I of item [1] of m").hasMessageContaining("with 8");
    }
}
