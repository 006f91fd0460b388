package dev.pawl.asl.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A Choice with one rule that leads to a Succeed. */
class ChoiceRulesTest {
    private static final String MACHINE = "{'StartAt':'X','States':{'X':{'Type':'Choice',%s'Choices':[%s],'Default':'Y'},"
            + "'Y':{'Type':'Succeed'}}}";
    private static final String KINDS = "The object must have only one of the following fields, [And, Or, Not, Variable,"
            + " Condition] @ ";

    static Stream<Arguments> rules() {
        return Stream.of(
                arguments("", "Value cannot be empty @ /States/X/Choices"),
                arguments("{'Variable':'$.a','IsNull':true}",
                        "These fields are required: [Next] @ /States/X/Choices[0]"),
                arguments("{'Next':'Y'}", KINDS + "/States/X/Choices[0]"),
                arguments("{'Variable':'$.a','IsNull':true,'Not':{'Variable':'$.a','IsNull':true},'Next':'Y'}",
                        KINDS + "/States/X/Choices[0]"),
                arguments("{'Variable':'$.a','IsNull':true,'IsString':true,'Next':'Y'}",
                        "There should only be one of the following fields: [IsNull, IsString] @ /States/X/Choices[0]"),
                arguments("{'And':[],'Next':'Y'}", "Value cannot be empty @ /States/X/Choices[0]/And"),
                arguments("{'And':[{'Variable':'$.a','IsNull':true,'Next':'Y'}],'Next':'Y'}",
                        "Field 'Next' is not supported @ /States/X/Choices[0]/And[0]"),
                arguments("{'Or':[{'Not':{'Variable':'$.a','IsNull':1}}],'Next':'Y'}",
                        "Expected value of type [BOOLEAN] @ /States/X/Choices[0]/Or[0]/Not/IsNull"),
                arguments("{'Variable':'a','IsNull':true,'Next':'Y'}",
                        "Value is not a Reference Path: Reference path didn't start with '$'"
                                + " @ /States/X/Choices[0]/Variable"),
                arguments("{'Variable':'$.a','StringEqualsPath':'b','Next':'Y'}",
                        "Value is not a Reference Path: Reference path didn't start with '$'"
                                + " @ /States/X/Choices[0]/StringEqualsPath"),
                arguments("{'Variable':'$.a','StringEquals':1,'Next':'Y'}",
                        "Expected value of type [STRING] @ /States/X/Choices[0]/StringEquals"),
                arguments("{'Variable':'$.a','NumericEquals':'1','Next':'Y'}",
                        "Expected value of type [NUMBER] @ /States/X/Choices[0]/NumericEquals"),
                arguments("{'Variable':'$.a','StringMatches':1,'Next':'Y'}",
                        "Expected value of type [STRING] @ /States/X/Choices[0]/StringMatches"),
                arguments("{'Variable':'$.a','TimestampEquals':'now','Next':'Y'}",
                        "String does not match RFC3339 timestamp @ /States/X/Choices[0]/TimestampEquals"),
                arguments("{'Variable':'$.a','StringLike':'x','Next':'Y'}",
                        "Field 'StringLike' is not supported @ /States/X/Choices[0]"),
                arguments("{'Condition':'{% true %}','Next':'Y'}",
                        "The QueryLanguage is set to 'JSONPath', but field 'Condition' is only supported for the"
                                + " 'JSONata' QueryLanguage @ /States/X/Choices[0]"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void saysWhatIsWrongInJsonPath(String rule, String problem) {
        List<String> problems = Lines.problems(MACHINE.formatted("", rule));

        assertThat(problems).first().isEqualTo(problem);
    }

    static Stream<Arguments> jsonataRules() {
        return Stream.of(
                arguments("{'Next':'Y'}", "These fields are required: [Condition] @ /States/X/Choices[0]"),
                arguments("{'Condition':'true','Next':'Y'}",
                        "JSONata string must start with {% and end with %} @ /States/X/Choices[0]/Condition"),
                arguments("{'Condition':5,'Next':'Y'}",
                        "Expected value of type [STRING] @ /States/X/Choices[0]/Condition"),
                arguments("{'Condition':true,'Variable':'$.a','Next':'Y'}",
                        "The QueryLanguage is set to 'JSONata', but field 'Variable' is only supported for the"
                                + " 'JSONPath' QueryLanguage @ /States/X/Choices[0]"));
    }

    @ParameterizedTest
    @MethodSource("jsonataRules")
    void saysWhatIsWrongInJsonata(String rule, String problem) {
        List<String> problems = Lines.problems(MACHINE.formatted("'QueryLanguage':'JSONata',", rule));

        assertThat(problems).containsExactly(problem);
    }

    @Test
    void namesAllComparisonsWhereThereIsNone() {
        List<String> problems = Lines.problems(MACHINE.formatted("", "{'Variable':'$.a','Next':'Y'}"));

        assertThat(problems).singleElement().asString()
                .startsWith(
                        "This object should have only one of the following fields: [StringEquals, StringEqualsPath,")
                .endsWith("IsTimestamp] @ /States/X/Choices[0]");
    }
}
