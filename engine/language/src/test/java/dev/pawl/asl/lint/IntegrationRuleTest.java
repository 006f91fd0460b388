package dev.pawl.asl.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntegrationRuleTest {
    private static final String MACHINE = "{'StartAt':'T','States':{'T':{'Type':'Task','End':true,'Resource':'%s',"
            + "'Parameters':%s}}}";

    @ParameterizedTest
    @ValueSource(strings = {"arn:aws:states:::dynamodb:query", "arn:aws:states:::lambda:invoke.sync",
            "arn:aws:states:::sqs:sendMessage.sync:2", "arn:aws:states:::aws-sdk:s3:listBuckets.sync",
            "arn:aws:states:::aws-sdk:s3:ListBuckets", "arn:aws:states:::nothing:here", "arn:aws:sqs:eu-west-1:1:queue",
            "arn:aws:states:eu-west-1:1:stateMachine:m", "arn:aws:lambda:eu-west-1:1:layer:l"})
    void refusesWhatAwsDoesNotHave(String arn) {
        assertThat(Lines.problems(MACHINE.formatted(arn, "{}"))).containsExactly("The resource provided " + arn
                + " is not recognized. The value is not a valid resource ARN, or the resource is not available in this"
                + " region. @ /States/T/Resource");
    }

    @ParameterizedTest
    @ValueSource(strings = {"arn:aws:lambda:eu-west-1:123456789012:function:f:PROD", "arn:aws-cn:states:::http:invoke",
            "arn:aws:states:eu-west-1:123456789012:activity:a", "arn:aws:states:::aws-sdk:s3:listBuckets",
            "arn:aws:states:::aws-sdk:sfn:startSyncExecution.waitForTaskToken",
            "arn:aws:states:::states:startExecution.sync:2", "arn:aws:states:::ecs:runTask.waitForTaskToken",
            "arn:aws:states:::eks:runJob.sync", "arn:pawl:states:::mine:do.sync"})
    void takesWhatThereIs(String arn) {
        assertThat(
                Lines.problems(MACHINE.formatted(arn, "{'StateMachineArn':'s','TaskDefinition':'t','ApiEndpoint':'e',"
                        + "'Method':'GET'}")))
                .isEmpty();
    }

    @Test
    void asksForWhatAnActionNeeds() {
        List<String> problems = Lines.problems(MACHINE.formatted("arn:aws:states:::sqs:sendMessage",
                "{'QueueUrl.$':'$.q'}"));

        assertThat(problems).containsExactly("The field 'MessageBody' is required but was missing"
                + " @ /States/T/Parameters");
    }

    @Test
    void refusesWhatAnIntegrationDoesNotLetThrough() {
        List<String> problems = Lines.problems(MACHINE.formatted("arn:aws:states:::dynamodb:getItem",
                "{'TableName':'t','Key':{},'ConsistentRead.$':'$.c','IndexName':'i','Limit.$':'$.n'}"));

        assertThat(problems).containsExactly(
                "The field 'IndexName' is not supported by Step Functions @ /States/T/Parameters",
                "The field 'Limit' is not supported by Step Functions @ /States/T/Parameters");
    }

    @Test
    void asksForParametersOrArguments() {
        String task = "'StartAt':'T','States':{'T':{'Type':'Task','End':true,'Resource':'arn:aws:states:::sns:publish'}}}";

        assertThat(Lines.problems("{" + task)).containsExactly(
                "Parameters field is required for resource ARN: arn:aws:states:::sns:publish @ /States/T");
        assertThat(Lines.problems("{'QueryLanguage':'JSONata'," + task)).containsExactly(
                "Arguments field is required for resource ARN: arn:aws:states:::sns:publish @ /States/T");
    }
}
