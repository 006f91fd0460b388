package dev.pawl.asl.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Expressions that AWS refuses before they ever run. */
class JsonataRulesTest {
    private static final String MACHINE = "{'QueryLanguage':'JSONata','StartAt':'X','States':{'X':%s}}";
    private static final String UNSUPPORTED = "UNSUPPORTED_JSONATA_EXPRESSION: ";

    static Stream<Arguments> expressions() {
        String task = "{'Type':'Task','Resource':'arn:aws:lambda:eu-west-1:123456789012:function:f','End':true,%s}";
        return Stream.of(
                arguments("{'Type':'Pass','End':true,'Output':'{% 1'}",
                        "JSONata string must start with {% and end with %} @ /States/X/Output"),
                arguments("{'Type':'Pass','End':true,'Output':'{% 1 + %}'}",
                        "INVALID_JSONATA_EXPRESSION: Unexpected end of expression @ /States/X/Output"),
                arguments("{'Type':'Pass','End':true,'Output':{'a':[1,{'b':'{% a[1,2) %}'}]}}",
                        "INVALID_JSONATA_EXPRESSION: Expected \"]\", got \",\" @ /States/X/Output/a[1]/b"),
                arguments("{'Type':'Pass','End':true,'Output':'{% $$ %}'}",
                        UNSUPPORTED + "Reference to '$$' is not supported. @ /States/X/Output"),
                arguments("{'Type':'Pass','End':true,'Assign':{'v':'{% $.phone %}'}}",
                        UNSUPPORTED + "Reference to '$' at the top level is not supported. @ /States/X/Assign/v"),
                arguments("{'Type':'Pass','End':true,'Output':{'v':'{% phone[0] %}'}}",
                        UNSUPPORTED + "Reference to 'phone' at the top level is not supported. @ /States/X/Output/v"),
                arguments("{'Type':'Pass','End':true,'Output':'{% $states.result %}'}",
                        UNSUPPORTED + "Field '$states.result' does not exist. @ /States/X/Output"),
                arguments(task.formatted("'Arguments':'{% $states.result %}'"),
                        UNSUPPORTED + "Field '$states.result' does not exist. @ /States/X/Arguments"),
                arguments(task.formatted("'Output':'{% $states.errorOutput %}'"),
                        UNSUPPORTED + "Field '$states.errorOutput' does not exist. @ /States/X/Output"),
                arguments(task.formatted("'TimeoutSeconds':'{% 1 + %}'"),
                        "INVALID_JSONATA_EXPRESSION: Unexpected end of expression @ /States/X/TimeoutSeconds"),
                arguments(
                        task.formatted(
                                "'Catch':[{'ErrorEquals':['E'],'Next':'X','Assign':{'e':'{% $states.result %}'}}]"),
                        UNSUPPORTED + "Field '$states.result' does not exist. @ /States/X/Catch[0]/Assign/e"),
                arguments("{'Type':'Fail','Error':'{% 1 + %}'}",
                        "INVALID_JSONATA_EXPRESSION: Unexpected end of expression @ /States/X/Error"),
                arguments("{'Type':'Wait','Seconds':'{% 1 + %}','End':true}",
                        "INVALID_JSONATA_EXPRESSION: Unexpected end of expression @ /States/X/Seconds"));
    }

    @ParameterizedTest
    @MethodSource("expressions")
    void saysWhatIsWrong(String state, String problem) {
        assertThat(Lines.problems(MACHINE.formatted(state))).containsExactly(problem);
    }
}
