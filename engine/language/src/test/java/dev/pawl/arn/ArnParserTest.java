package dev.pawl.arn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArnParserTest {
    private static final ArnScope HERE = ArnScope.of("us-east-1", "123456789012");
    private static final String PREFIX = "arn:aws:states:us-east-1:123456789012:";
    private static final StateMachineArn ORDERS = new StateMachineArn(HERE, "Orders");

    @ParameterizedTest
    @CsvSource({"stateMachine:Orders, StateMachineArn", "stateMachine:Orders:12, StateMachineVersionArn",
            "stateMachine:Orders:PROD, StateMachineAliasArn", "stateMachine:Orders:0, StateMachineAliasArn",
            "stateMachine:Orders/Lines, LabelledStateMachineArn", "execution:Orders:one, ExecutionArn",
            "execution:Orders/Lines:0b5e, ExecutionArn", "express:Orders:one:0b5e, ExpressExecutionArn",
            "express:Orders/Lines:one:0b5e, ExpressExecutionArn", "activity:ship, ActivityArn",
            "mapRun:Orders/Lines:0b5e, MapRunArn"})
    void reads_and_writes_every_kind(String resource, String kind) {
        StatesArn arn = ArnParser.parse(PREFIX + resource);

        assertThat(arn.getClass().getSimpleName()).isEqualTo(kind);
        assertThat(arn.text()).isEqualTo(PREFIX + resource);
        assertThat(arn.scope()).isEqualTo(HERE);
        assertThat(arn).hasToString(PREFIX + resource);
    }

    @Test
    void gives_the_parts() {
        assertThat(ArnParser.parse(PREFIX + "execution:Orders/Lines:0b5e"))
                .isEqualTo(ORDERS.labelled("Lines").execution("0b5e"));
        assertThat(ArnParser.parse(PREFIX + "express:Orders:one:0b5e")).isEqualTo(ORDERS.express("one", "0b5e"));
        assertThat(ArnParser.parse(PREFIX + "mapRun:Orders/Lines:7")).isEqualTo(ORDERS.labelled("Lines").mapRun("7"));
        assertThat(ArnParser.parse(PREFIX + "stateMachine:Orders:12", StateMachineRef.class).machine())
                .isEqualTo(ORDERS);
        assertThat(ArnParser.parse(PREFIX + "stateMachine:Orders:12")).isEqualTo(ORDERS.version(12));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"invalid_arn | Invalid ARN prefix: invalid_arn",
            "'' | 'Invalid ARN prefix: '",
            "ARN:aws:states:r:1:activity:a | Invalid ARN prefix: ARN:aws:states:r:1:activity:a",
            "arn:aws:states | Invalid ARN: arn:aws:states",
            "arn:aws:states:::lambda:invoke | Invalid ARN: arn:aws:states:::lambda:invoke",
            "arn:aws:lambda:r:1:function:f | Service not valid in this context: lambda",
            "arn:aws:states:r:1:machine:m | Resource type not valid in this context: machine",
            "arn:aws:states:r:1:activity | Invalid ARN: arn:aws:states:r:1:activity",
            "arn:aws:states:r:1:activity: | 'Invalid ARN: arn:aws:states:r:1:activity:'",
            "arn:aws:states:r:1:activity:a:b | Invalid ARN: arn:aws:states:r:1:activity:a:b",
            "arn:aws:states:r:1:stateMachine:m:a:b | Invalid ARN: arn:aws:states:r:1:stateMachine:m:a:b",
            "arn:aws:states:r:1:stateMachine:m/l:1 | Invalid ARN: arn:aws:states:r:1:stateMachine:m/l:1",
            "arn:aws:states:r:1:execution:m | Invalid ARN: arn:aws:states:r:1:execution:m",
            "arn:aws:states:r:1:express:m:e | Invalid ARN: arn:aws:states:r:1:express:m:e",
            "arn:aws:states:r:1:mapRun:m:e | Invalid ARN: arn:aws:states:r:1:mapRun:m:e"})
    void says_what_is_wrong(String text, String message) {
        assertThatThrownBy(() -> ArnParser.parse(text)).isInstanceOf(ArnException.class).hasMessage(message);
    }

    @Test
    void refuses_another_kind() {
        assertThatThrownBy(() -> ArnParser.parse(PREFIX + "express:Orders:one:0b5e", ExecutionArn.class))
                .isInstanceOf(ArnException.class).hasMessage("Resource type not valid in this context: express");
        assertThatThrownBy(() -> new ExecutionArn(ORDERS.alias("PROD"), "x"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"a-b_c.d+e=f@g, true", "Ünïcode, true", "'a b', false", "a/b, false", "a:b, false", "'a\u0000', false",
            "'a\u001f', false", "'a\u009f', false", "a\u00a0b, false", "a*, false", "'a,b', false", "a\ud800, false"})
    void knows_legal_names(String name, boolean legal) {
        assertThat(ResourceName.isLegal(name)).isEqualTo(legal);
    }
}
