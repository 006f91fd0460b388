package dev.pawl.testkit.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.NullNode;
import dev.pawl.asl.TaskResource;
import dev.pawl.json.Json;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MockConfigTest {
    private static final String GOOD = "{'StateMachines':{'m':{'TestCases':{'t':{'S':'R'}}}},'MockedResponses':{'R':"
            + "{'0':{'Return':1},'1-3':{'Throw':{'Error':'E','Cause':'C'}}}}}";

    private static MockConfig parse(String text) {
        return MockConfig.parse(text.replace('\'', '"'));
    }

    private static TaskCall call(String machine, String state, int invocation) {
        return new TaskCall(machine, state, "play", "execution", new TaskResource.LambdaFunction("f"),
                NullNode.getInstance(), List.of(), invocation, invocation);
    }

    @Test
    void theNumberOfTheCallChoosesTheAnswer() {
        Mocks mocks = parse(GOOD).testCase("m", "t");

        assertThat(mocks.behaviour(call("m", "S", 0))).map(Behaviour::ending)
                .contains(new Ending.Returns(Json.read("1")));
        assertThat(mocks.behaviour(call("m", "S", 3))).map(Behaviour::ending)
                .contains(Ending.Fails.of("E", "C"));
        assertThat(mocks.behaviour(call("m", "Other", 0))).isEmpty();
        assertThat(mocks.behaviour(call("another", "S", 0))).isEmpty();
    }

    @Test
    void aCallWithoutAnAnswerIsAMistakeOfTheTest() {
        assertThatThrownBy(() -> parse(GOOD).testCase("m", "t").behaviour(call("m", "S", 4)))
                .isInstanceOf(MockException.class).hasMessage("Expected an answer of the mocked response R to call 4 of"
                        + " the state S of m, but it has [0, 1-3]");
    }

    @Test
    void whatIsNotThereIsNamed() {
        assertThatThrownBy(() -> parse(GOOD).testCase("n", "t")).hasMessageContaining("[m], but got n");
        assertThatThrownBy(() -> parse(GOOD).testCase("m", "u")).hasMessageContaining("[t], but got u");
        assertThatThrownBy(() -> MockConfig.read(Path.of("nowhere.json"))).isInstanceOf(MockException.class)
                .hasMessageContaining("nowhere.json");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {                                                              | Expected JSON in the mocks
            []                                                             | an object in / of the mocks, but got []
            {'StateMachines':{}}                                           | a member MockedResponses in /
            {'MockedResponses':{}}                                         | a member StateMachines in /
            {'StateMachines':{},'MockedResponses':{},'Mocks':1}            | but there is "Mocks"
            {'StateMachines':{'m':{}},'MockedResponses':{}}                | a member TestCases in /StateMachines/m
            {'StateMachines':{'m':{'TestCases':{'t':{'S':'R'}}}},'MockedResponses':{}} | /StateMachines/m/TestCases/t/S
            {'StateMachines':{},'MockedResponses':{'R':{}}}                | at least one answer
            {'StateMachines':{},'MockedResponses':{'R':{'x':{'Return':1}}}} | but got "x"
            {'StateMachines':{},'MockedResponses':{'R':{'3-1':{'Return':1}}}} | but got "3-1"
            {'StateMachines':{},'MockedResponses':{'R':{'0-2':{'Return':1},'2':{'Return':1}}}} | but call 2 has two
            {'StateMachines':{},'MockedResponses':{'R':{'0':{}}}}          | either Return or Throw in /MockedResponses/R/0
            {'StateMachines':{},'MockedResponses':{'R':{'0':{'Throw':{}}}}} | a text Error in /MockedResponses/R/0/Throw
            {'StateMachines':{},'MockedResponses':{'R':{'0':{'Throw':{'Error':'E','Cause':1}}}}} | /Throw/Cause
            """)
    void aMalformedFileIsRefusedWithThePlace(String text, String message) {
        assertThatThrownBy(() -> parse(text)).isInstanceOf(MockException.class).hasMessageContaining(message);
    }
}
