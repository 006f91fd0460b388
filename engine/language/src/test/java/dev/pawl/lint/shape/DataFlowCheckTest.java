package dev.pawl.lint.shape;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.asl.MachineType;
import dev.pawl.asl.StateMachine;
import dev.pawl.asl.lint.Definitions;
import dev.pawl.asl.parse.ParseResult;
import dev.pawl.json.Json;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Definitions, and what the check says of them. Quotes are single ones for the sake of the reader. */
class DataFlowCheckTest {
    static StateMachine machine(String text) {
        ParseResult<StateMachine> result = Definitions.check(text.replace('\'', '"').replace('~', '\''),
                MachineType.STANDARD);
        assertThat(result).as(text.length() > 2_000 ? "a long one" : text).isInstanceOf(ParseResult.Parsed.class);
        return ((ParseResult.Parsed<StateMachine>) result).value();
    }

    private static List<String> problems(String states) {
        return DataFlowCheck.of(machine(states)).problems().stream().map(p -> p.kind() + " " + p.location()).toList();
    }

    private static Arguments paths(String states, String... expected) {
        return Arguments.of("{'StartAt':'A','States':{" + states + "}}", List.of(expected));
    }

    private static Arguments jsonata(String states, String... expected) {
        return Arguments.of("{'QueryLanguage':'JSONata','StartAt':'A','States':{" + states + "}}", List.of(expected));
    }

    private static final String MADE = "'A':{'Type':'Pass','Result':{'orderId':'x','total':5},'Next':'B'},";
    private static final String MADE_JSONATA = "'A':{'Type':'Pass','Output':{'orderId':'x','total':5},'Next':'B'},";

    static Stream<Arguments> paths() {
        return Stream.of(
                // a member that is there, and one that nobody made
                paths(MADE + "'B':{'Type':'Pass','Parameters':{'id.$':'$.orderId'},'End':true}"),
                paths(MADE + "'B':{'Type':'Pass','Parameters':{'id.$':'$.orderid'},'End':true}",
                        "PATH_NEVER_PRODUCED /States/B/Parameters/id.$"),
                paths(MADE + "'B':{'Type':'Pass','InputPath':'$.nothing','End':true}",
                        "PATH_NEVER_PRODUCED /States/B/InputPath"),
                // what follows a state that always fails is not reported again
                paths(MADE + "'B':{'Type':'Pass','InputPath':'$.nothing','Next':'C'},"
                        + "'C':{'Type':'Pass','InputPath':'$.nothing','End':true}",
                        "PATH_NEVER_PRODUCED /States/B/InputPath"),
                // tasks give anything
                paths("'A':{'Type':'Task','Resource':'arn:aws:lambda:us-east-1:123456789012:function:f','Next':'B'},"
                        + "'B':{'Type':'Pass','InputPath':'$.nothing','End':true}"),
                // the result of a task beside what was there
                paths(MADE + "'B':{'Type':'Task','Resource':'arn:aws:lambda:us-east-1:123456789012:function:f',"
                        + "'ResultPath':'$.paid','Next':'C'},"
                        + "'C':{'Type':'Pass','Parameters':{'a.$':'$.paid.x','b.$':'$.total','c.$':'$.payd'},'End':true}",
                        "PATH_NEVER_PRODUCED /States/C/Parameters/c.$"),
                paths("'A':{'Type':'Pass','Result':[1],'Next':'B'},"
                        + "'B':{'Type':'Pass','ResultPath':'$.x','End':true}",
                        "RESULT_PATH_ON_NON_OBJECT /States/B/ResultPath"),
                paths("'A':{'Type':'Pass','Result':{'s':'soon'},'Next':'B'},"
                        + "'B':{'Type':'Wait','SecondsPath':'$.s','End':true}",
                        "TYPE_NEVER_FITS /States/B/SecondsPath"),
                paths("'A':{'Type':'Map','ItemsPath':'$$.Execution.Name','ItemProcessor':{'StartAt':'I','States':"
                        + "{'I':{'Type':'Pass','End':true}}},'End':true}",
                        "TYPE_NEVER_FITS /States/A/ItemsPath"),
                paths("'A':{'Type':'Pass','Parameters':{'t.$':'$$.Task.Token'},'End':true}",
                        "PATH_NEVER_PRODUCED /States/A/Parameters/t.$"),
                paths("'A':{'Type':'Pass','Parameters':{'t.$':'$$.Map.Item.Value'},'End':true}",
                        "PATH_NEVER_PRODUCED /States/A/Parameters/t.$"));
    }

    static Stream<Arguments> flows() {
        return Stream.of(
                // a branch of a Parallel sees its arguments, and what comes out is an array of as many
                paths("'A':{'Type':'Parallel','Branches':[{'StartAt':'P','States':{'P':{'Type':'Pass','Result':"
                        + "{'a':1},'End':true}}},{'StartAt':'Q','States':{'Q':{'Type':'Pass','Result':{'b':1},"
                        + "'End':true}}}],'Next':'B'},'B':{'Type':'Pass','Parameters':{'x.$':'$[0].a','y.$':'$[1].a'},"
                        + "'End':true}", "PATH_NEVER_PRODUCED /States/B/Parameters/y.$"),
                // the items of a Map
                paths("'A':{'Type':'Pass','Result':[{'id':1}],'Next':'B'},'B':{'Type':'Map','ItemProcessor':"
                        + "{'StartAt':'I','States':{'I':{'Type':'Pass','Parameters':{'x.$':'$.id','y.$':'$.no',"
                        + "'z.$':'$$.Map.Item.Value.id'},'End':true}}},'End':true}",
                        "PATH_NEVER_PRODUCED /States/B/ItemProcessor/States/I/Parameters/y.$"),
                // Choice: who asks first is safe
                paths(MADE + "'B':{'Type':'Choice','Choices':[{'And':[{'Variable':'$.vip','IsPresent':true},"
                        + "{'Variable':'$.vip','BooleanEquals':true}],'Next':'C'}],'Default':'C'},"
                        + "'C':{'Type':'Succeed'}", "CHOICE_NEVER_TRUE /States/B/Choices[0]"),
                paths("'A':{'Type':'Choice','Choices':[{'Variable':'$.vip','IsPresent':true,'Next':'C'}],"
                        + "'Default':'B'},'B':{'Type':'Pass','InputPath':'$.vip','End':true},"
                        + "'C':{'Type':'Pass','InputPath':'$.vip','End':true}",
                        "PATH_NEVER_PRODUCED /States/B/InputPath"),
                paths(MADE + "'B':{'Type':'Choice','Choices':[{'Variable':'$.total','StringEquals':'5','Next':'C'}],"
                        + "'Default':'C'},'C':{'Type':'Succeed'}", "TYPE_NEVER_FITS /States/B/Choices[0]"),
                paths(MADE + "'B':{'Type':'Choice','Choices':[{'Variable':'$.orderId','StringEquals':'x','Next':'C'}],"
                        + "'Default':'C'},'C':{'Type':'Succeed'}", "CHOICE_ALWAYS_TRUE /States/B/Choices[0]"),
                // loops come to rest
                paths("'A':{'Type':'Pass','Parameters':{'n.$':'States.MathAdd(1, 1)','before.$':'$'},'Next':'B'},"
                        + "'B':{'Type':'Choice','Choices':[{'Variable':'$.n','NumericLessThan':9,'Next':'A'}],"
                        + "'Default':'C'},'C':{'Type':'Pass','InputPath':'$.before','End':true}"),
                // variables
                paths("'A':{'Type':'Choice','Choices':[{'Variable':'$.x','IsPresent':true,'Next':'B'}],'Default':'C'},"
                        + "'B':{'Type':'Pass','Assign':{'v':1},'Next':'C'},"
                        + "'C':{'Type':'Pass','Parameters':{'v.$':'$v'},'End':true}",
                        "VARIABLE_MAYBE_UNASSIGNED /States/C/Parameters/v.$"),
                // what a Catch gives
                paths("'A':{'Type':'Task','Resource':'arn:aws:lambda:us-east-1:123456789012:function:f','Catch':"
                        + "[{'ErrorEquals':['States.ALL'],'Next':'B'}],'End':true},'B':{'Type':'Pass','Parameters':"
                        + "{'e.$':'$.Error','f.$':'$.error'},'End':true}",
                        "PATH_NEVER_PRODUCED /States/B/Parameters/f.$"));
    }

    static Stream<Arguments> expressions() {
        return Stream.of(
                // a text in a path is a name
                jsonata(MADE_JSONATA + "'B':{'Type':'Choice','Choices':[{'Condition':'{% $states.input.~orderId~ = ~x~ "
                        + "%}','Next':'C'}],'Default':'C'},'C':{'Type':'Succeed'}",
                        "CHOICE_ALWAYS_TRUE /States/B/Choices[0]"),
                jsonata(MADE_JSONATA + "'B':{'Type':'Pass','Output':'{% $states.input.~orderID2~[0] %}','End':true}",
                        "EXPRESSION_ALWAYS_UNDEFINED /States/B/Output"),
                jsonata(MADE_JSONATA + "'B':{'Type':'Pass','Output':'{% $states.input.orderId %}','End':true}"),
                jsonata(MADE_JSONATA + "'B':{'Type':'Pass','Output':'{% $states.input.orderID2 %}','End':true}",
                        "EXPRESSION_ALWAYS_UNDEFINED /States/B/Output"),
                jsonata(MADE_JSONATA + "'B':{'Type':'Pass','Output':{'x':'{% $states.input.orderId + 1 %}'},"
                        + "'End':true}", "TYPE_NEVER_FITS /States/B/Output/x"),
                jsonata(MADE_JSONATA + "'B':{'Type':'Pass','Output':'{% $merge([$states.input, {~a~: 1}]) %}',"
                        + "'Next':'C'},'C':{'Type':'Pass','Output':'{% [$states.input.a, $states.input.total] %}',"
                        + "'Next':'D'},'D':{'Type':'Pass','Output':'{% $states.input.b %}','End':true}",
                        "EXPRESSION_ALWAYS_UNDEFINED /States/D/Output"),
                jsonata("'A':{'Type':'Choice','Choices':[{'Condition':'{% $exists($states.input.vip) %}','Next':'C'}],"
                        + "'Default':'B'},'B':{'Type':'Succeed'},'C':{'Type':'Pass','Output':"
                        + "'{% $states.input.vip %}','End':true}"),
                jsonata(MADE_JSONATA + "'B':{'Type':'Choice','Choices':[{'Condition':'{% $states.input.total = ~a~ %}',"
                        + "'Next':'C'}],'Default':'C'},'C':{'Type':'Succeed'}",
                        "CHOICE_NEVER_TRUE /States/B/Choices[0]"),
                jsonata("'A':{'Type':'Pass','Output':{'items':[{'id':1},{'id':2}]},'Next':'B'},'B':{'Type':'Pass',"
                        + "'Output':'{% $states.input.items.id %}','Next':'C'},'C':{'Type':'Map','Items':"
                        + "'{% $states.input %}','ItemProcessor':{'StartAt':'I','States':{'I':{'Type':'Wait',"
                        + "'Seconds':'{% $states.input %}','End':true}}},'End':true}"),
                jsonata("'A':{'Type':'Map','Items':'{% 7 %}','ItemProcessor':{'StartAt':'I','States':{'I':"
                        + "{'Type':'Succeed'}}},'End':true}", "TYPE_NEVER_FITS /States/A/Items"));
    }

    static Stream<Arguments> payloads() {
        String branch = "{'StartAt':'X#','States':{'X#':{'Type':'Pass','End':true}}}";
        String branches = Stream.of(1, 2, 3, 4, 5, 6, 7, 8).map(i -> branch.replace("#", i.toString()))
                .collect(Collectors.joining(","));
        return Stream.of(
                paths("'A':{'Type':'Parallel','Branches':[" + branches + "],'End':true}", "PAYLOAD_LIMIT /States/A"),
                paths("'A':{'Type':'Parallel','Branches':[" + branches + "],'ResultPath':null,'End':true}"),
                paths("'A':{'Type':'Pass','Result':{'text':'" + "x".repeat(220_000) + "'},'Next':'B'},"
                        + "'B':{'Type':'Pass','End':true}", "PAYLOAD_LIMIT /States/A"),
                paths("'A':{'Type':'Task','Resource':'arn:aws:states:::aws-sdk:s3:getObject','Parameters':{'Bucket':'b',"
                        + "'Key':'k'},'End':true}", "PAYLOAD_UNBOUNDED /States/A/Resource"),
                jsonata("'A':{'Type':'Pass','Assign':{'all':[]},'Next':'B'},'B':{'Type':'Pass','Assign':{'all':"
                        + "'{% $append($all, $states.input.x) %}'},'Next':'C'},'C':{'Type':'Choice','Choices':"
                        + "[{'Condition':'{% $states.input.more %}','Next':'B'}],'Default':'D'},'D':{'Type':'Succeed'}",
                        "PAYLOAD_UNBOUNDED /States/B/Assign/all"),
                jsonata("'A':{'Type':'Map','Items':'{% $states.input.list %}','ItemSelector':{'all':"
                        + "'{% $states.input %}'},'ItemProcessor':{'StartAt':'I','States':{'I':{'Type':'Pass',"
                        + "'End':true}}},'End':true}", "PAYLOAD_UNBOUNDED /States/A"));
    }

    @ParameterizedTest
    @MethodSource({"paths", "flows", "expressions", "payloads"})
    void tellsWhatCannotGoWell(String definition, List<String> expected) {
        assertThat(problems(definition)).as(definition.length() > 2_000 ? "a long one" : definition)
                .isEqualTo(expected);
    }

    @Test
    void tellsWhichNameWasMeant() {
        StateMachine machine = machine("{'StartAt':'A','States':{" + MADE
                + "'B':{'Type':'Pass','Parameters':{'id.$':'$.orderid'},'End':true}}}");

        assertThat(DataFlowCheck.of(machine).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.suggestion()).contains("orderId");
            assertThat(problem.message()).isEqualTo("Nothing that can happen before puts a value at '$.orderid': at '$'"
                    + " stands an object with orderId, total. The state always fails. Did you mean 'orderId'?");
        });
    }

    @Test
    void knowsWhatTheInputLooksLike() {
        StateMachine machine = machine("{'StartAt':'A','States':{'A':{'Type':'Pass','InputPath':'$.order','Next':'B'},"
                + "'B':{'Type':'Pass','InputPath':'$.id','End':true}}}");

        Shape input = Shape.like(Json.read("{\"order\":{\"id\":\"7\"}}"));
        DataFlowReport report = DataFlowCheck.of(machine, input);

        assertThat(report.problems()).isEmpty();
        assertThat(report.at("B").inWords()).isEqualTo("an object with id");
        assertThat(report.output()).isEqualTo(Shape.TEXT);
        assertThat(DataFlowCheck.of(machine, Shape.like(Json.read("{\"order\":{}}"))).problems()).hasSize(1);
    }
}
