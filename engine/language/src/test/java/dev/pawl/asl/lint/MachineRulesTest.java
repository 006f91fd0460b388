package dev.pawl.asl.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.pawl.asl.MachineType;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules that look at a whole machine. */
class MachineRulesTest {
    private static final String TARGET = "MISSING_TRANSITION_TARGET: ";
    private static final String MAP = "'StartAt':'M','States':{'M':{'Type':'Map',%s'End':true,'ItemProcessor':{%s"
            + "'StartAt':'I','States':{'I':%s}}}}";

    static Stream<Arguments> machines() {
        return Stream.of(
                arguments("'StartAt':'A'", List.of("These fields are required: [States] @ /")),
                arguments("'States':{'A':{'Type':'Succeed'}}", List.of("These fields are required: [StartAt] @ /")),
                arguments("'StartAt':'A','States':{'A':{'Type':'Succeed'}},'Version':'2.0'",
                        List.of("Value should be one of the following: [1.0] @ /Version")),
                arguments("'StartAt':'A','States':{'A':{'Type':'Succeed'}},'TimeoutSeconds':100000000",
                        List.of("Maximum value is 99999999 @ /TimeoutSeconds")),
                arguments("'StartAt':'A','States':{'A':{'Type':'Succeed'}},'Coment':''",
                        List.of("Field 'Coment' is not supported @ /")),
                arguments("'StartAt':'A','States':{'A':{'Type':'Succeed'}},'Comment':5",
                        List.of("Expected value of type [STRING] @ /Comment")),
                arguments("'StartAt':'A','States':[]", List.of("Expected value of type [OBJECT] @ /States")),
                arguments("'QueryLanguage':5,'StartAt':'A','States':{'A':{'Type':'Succeed'}}",
                        List.of("Expected value of type [STRING] @ /QueryLanguage")),
                arguments(
                        "'QueryLanguage':'JSONata','StartAt':'A','States':{'A':{'Type':'Pass','QueryLanguage':'JSONPath',"
                                + "'Output':1,'End':true}}",
                        List.of("'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine"
                                + " @ /States/A")));
    }

    static Stream<Arguments> transitions() {
        return Stream.of(
                arguments("'StartAt':'A','States':{'A':{'Type':'Pass','Next':'C'},'B':{'Type':'Succeed'}}",
                        List.of(TARGET + "Missing 'Next' target: C @ /States/A/Next",
                                TARGET + "State \"B\" is not reachable. @ /States/B")),
                arguments("'StartAt':'Z','States':{'A':{'Type':'Succeed'}}",
                        List.of(TARGET + "Missing 'Next' target: Z @ /StartAt",
                                TARGET + "State \"A\" is not reachable. @ /States/A")),
                arguments("'StartAt':'A','States':{'A':{'Type':'Pass','Next':'B'},'B':{'Type':'Pass','Next':'A'}}",
                        List.of("MISSING_END_STATE: Workflow has no terminal state")),
                arguments("'StartAt':'A','States':{'A':{'Type':'Pass','Next':'Z'}}",
                        List.of(TARGET + "Missing 'Next' target: Z @ /States/A/Next",
                                "MISSING_END_STATE: Workflow has no terminal state")),
                arguments("'StartAt':'A','States':{'A':{'Type':'Choice','Choices':[{'Variable':'$.a','IsNull':true,"
                        + "'Next':'Y'}],'Default':'Z'},'B':{'Type':'Pass','Next':'B','Comment':'only itself'}}",
                        List.of(TARGET + "Missing 'Next' target: Y @ /States/A/Choices[0]/Next",
                                TARGET + "Missing 'Next' target: Z @ /States/A/Default",
                                "MISSING_END_STATE: Workflow has no terminal state")),
                arguments("'StartAt':'A','States':{'A':{'Type':'Task','Resource':"
                        + "'arn:aws:lambda:eu-west-1:123456789012:function:f','Catch':[{'ErrorEquals':['States.ALL'],"
                        + "'Next':'Z'}],'End':true}}",
                        List.of(TARGET + "Missing 'Next' target: Z @ /States/A/Catch[0]/Next")),
                arguments(MAP.formatted("", "", "{'Type':'Pass','Next':'M'}"),
                        List.of(TARGET + "Missing 'Next' target: M @ /States/M/ItemProcessor/States/I/Next")),
                arguments(MAP.formatted("", "", "{'Type':'Pass','Next':'I'}"), List.of()));
    }

    static Stream<Arguments> names() {
        String label = "'Label':'%s',";
        String longName = "n".repeat(81);
        return Stream.of(
                arguments(
                        MAP.formatted("", "", "{'Type':'Parallel','End':true,'Branches':[{'StartAt':'M','States':{'M':"
                                + "{'Type':'Succeed'}}}]}"),
                        List.of("DUPLICATE_STATE_NAME: Duplicate State name: M"
                                + " @ /States/M/ItemProcessor/States/I/Branches[0]/States/M")),
                arguments("'StartAt':'A','States':{'A':{'Type':'Succeed'},'A':{'Type':'Succeed'}}",
                        List.of("DUPLICATE_STATE_NAME: Duplicate State name: A @ /States/A")),
                arguments("'StartAt':'" + longName + "','States':{'" + longName + "':{'Type':'Succeed'}}",
                        List.of("INVALID_STATE_NAME: The State name '" + longName
                                + "' exceeds the 80-character limit allowed by the service @ /States/" + longName)),
                arguments(MAP.formatted(label.formatted(""), "", "{'Type':'Succeed'}"),
                        List.of("INVALID_LABEL_NAME: The Label name cannot be empty @ /States/M/Label")),
                arguments(MAP.formatted(label.formatted("l".repeat(41)), "", "{'Type':'Succeed'}"),
                        List.of("INVALID_LABEL_NAME: The Label name '" + "l".repeat(41)
                                + "' exceeds the 40-character limit allowed by the service @ /States/M/Label")),
                arguments(MAP.formatted(label.formatted("a|b"), "", "{'Type':'Succeed'}"),
                        List.of("INVALID_LABEL_NAME: The Label name 'a|b' contains invalid characters"
                                + " @ /States/M/Label")),
                arguments(MAP.formatted(label.formatted("a\\u0085b"), "", "{'Type':'Succeed'}"),
                        List.of("INVALID_LABEL_NAME: The Label name 'a\u0085b' contains invalid characters"
                                + " @ /States/M/Label")),
                arguments(MAP.formatted(label.formatted("l"), "", "{'Type':'Map','Label':'l','End':true,'Iterator':{"
                        + "'StartAt':'J','States':{'J':{'Type':'Succeed'}}}}"),
                        List.of("DUPLICATE_LABEL_NAME: Duplicate Label name: l"
                                + " @ /States/M/ItemProcessor/States/I/Label")));
    }

    static Stream<Arguments> variables() {
        String distributed = "'ProcessorConfig':{'Mode':'DISTRIBUTED','ExecutionType':'STANDARD'},";
        String before = "'StartAt':'A','States':{'A':{'Type':'Pass','Assign':{'v':1},'Next':'M'},'M':{'Type':'Map',"
                + "'End':true,'ItemProcessor':{%s'StartAt':'I','States':{'I':{'Type':'Pass','Assign':{'v.$':'$'},"
                + "'End':true}}}}}";
        return Stream.of(
                arguments(before.formatted(""),
                        List.of("Variable 'v' is assigned by an outer scope, and cannot be assigned by an inner scope"
                                + " @ /States/M/ItemProcessor/States/I/Assign/v.$")),
                arguments(before.formatted(distributed), List.of()),
                arguments(MAP.formatted("'Assign':{'v':1},", "", "{'Type':'Pass','Assign':{'v':1},'End':true}"),
                        List.of()));
    }

    @ParameterizedTest
    @MethodSource({"machines", "transitions", "names", "variables"})
    void saysWhatIsWrong(String members, List<String> problems) {
        assertThat(Lines.problems("{" + members + "}")).isEqualTo(problems);
    }

    static Stream<Arguments> expressMachines() {
        String task = "'StartAt':'T','States':{'T':{'Type':'Task','Parameters':{'%s':'x'},"
                + "'Resource':'%s','End':true}}";
        return Stream.of(
                arguments(task.formatted("FunctionName", "arn:aws:states:::lambda:invoke"), List.of()),
                arguments(task.formatted("StateMachineArn", "arn:aws:states:::states:startExecution.sync:2"),
                        List.of("Express state machine does not support '.sync' service integration"
                                + " @ /States/T/Resource")),
                arguments(task.formatted("FunctionName", "arn:aws:states:::lambda:invoke.waitForTaskToken"),
                        List.of("Express state machine does not support '.waitForTaskToken' service integration "
                                + " @ /States/T/Resource")),
                arguments(task.formatted("a", "arn:aws:states:eu-west-1:123456789012:activity:a"),
                        List.of("Express state machine does not support Activity ARN @ /States/T/Resource")),
                arguments(MAP.formatted("", "'ProcessorConfig':{'Mode':'DISTRIBUTED','ExecutionType':'STANDARD'},",
                        "{'Type':'Succeed'}"),
                        List.of("The field 'Mode' with value 'DISTRIBUTED' is not supported inside 'EXPRESS' state"
                                + " machines @ /States/M/ItemProcessor/ProcessorConfig/Mode")));
    }

    @ParameterizedTest
    @MethodSource("expressMachines")
    void holdsExpressMachinesShort(String members, List<String> problems) {
        assertThat(Lines.problems("{" + members + "}", MachineType.EXPRESS)).isEqualTo(problems);
    }

    @Test
    void holdsExpressChildrenOfStandardMachinesShort() {
        List<String> problems = Lines.problems("{" + MAP.formatted("",
                "'ProcessorConfig':{'Mode':'DISTRIBUTED','ExecutionType':'EXPRESS'},",
                "{'Type':'Task','Resource':'arn:aws:states:eu-west-1:123456789012:activity:a','End':true}") + "}");

        assertThat(problems).containsExactly("Express state machine does not support Activity ARN"
                + " @ /States/M/ItemProcessor/States/I/Resource");
    }
}
