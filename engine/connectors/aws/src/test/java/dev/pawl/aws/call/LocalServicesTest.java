package dev.pawl.aws.call;

import static dev.pawl.aws.call.Aws.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.connector.Outcome;
import dev.pawl.localservices.LocalService;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Against ElasticMQ and DynamoDB Local, each in a process of its own. */
class LocalServicesTest {
    private static LocalService queues;
    private static LocalService tables;
    private static Aws aws;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(LocalService.available(), "the build has not loaded ElasticMQ and DynamoDB Local");
        queues = LocalService.elasticMq();
        tables = LocalService.dynamoDb();
        aws = Aws.with(Map.of("AWS_ENDPOINT_URL_SQS", queues.endpoint().toString(), "AWS_ENDPOINT_URL_DYNAMODB",
                tables.endpoint().toString()));
        aws.result("aws-sdk:dynamodb:createTable", """
                {'TableName': 'orders', 'BillingMode': 'PAY_PER_REQUEST',
                 'KeySchema': [{'AttributeName': 'id', 'KeyType': 'HASH'}],
                 'AttributeDefinitions': [{'AttributeName': 'id', 'AttributeType': 'S'}]}""");
    }

    @AfterAll
    static void stop() {
        if (aws != null) {
            aws.close();
            queues.close();
            tables.close();
        }
    }

    @Nested
    class Tables {
        private static final String ITEM = "{'id': {'S': '%s'}, 'n': {'N': '4.50'}, 'set': {'SS': ['a', 'b']},"
                + " 'yes': {'BOOL': true}, 'none': {'NULL': true}, 'raw': {'B': 'aGk='},"
                + " 'list': {'L': [{'M': {'deep': {'S': 'x'}}}]}}";

        @Test
        void keepWhatOptimizedIntegrationsWrite() throws Exception {
            String item = ITEM.formatted("one").replace("4.50", "4.5");

            assertThat(aws.result("dynamodb:putItem", "{'TableName': 'orders', 'Item': " + item + "}"))
                    .isEqualTo(json("{}"));
            assertThat(aws.result("dynamodb:getItem", "{'TableName': 'orders', 'Key': {'id': {'S': 'one'}}}"))
                    .isEqualTo(json("{'Item': " + item + "}"));
        }

        @Test
        void updateAndDelete() throws Exception {
            aws.result("dynamodb:putItem", "{'TableName': 'orders', 'Item': " + ITEM.formatted("two") + "}");

            assertThat(aws.result("dynamodb:updateItem", """
                    {'TableName': 'orders', 'Key': {'id': {'S': 'two'}}, 'UpdateExpression': 'set n = n + :one',
                     'ExpressionAttributeValues': {':one': {'N': '1'}}, 'ReturnValues': 'UPDATED_NEW'}"""))
                    .isEqualTo(json("{'Attributes': {'n': {'N': '5.5'}}}"));
            aws.result("dynamodb:deleteItem", "{'TableName': 'orders', 'Key': {'id': {'S': 'two'}}}");
            assertThat(aws.result("dynamodb:getItem", "{'TableName': 'orders', 'Key': {'id': {'S': 'two'}}}"))
                    .isEqualTo(json("{}"));
        }

        @Test
        void showAttributesAsTheSdkNamesThem() throws Exception {
            aws.result("aws-sdk:dynamodb:putItem", """
                    {'TableName': 'orders', 'Item': {'id': {'S': 'sdk'}, 'yes': {'Bool': true},
                     'set': {'SS': ['a']}, 'none': {'Nul': true}, 'raw': {'B': 'hi'}}}""");

            JsonNode found = aws.result("aws-sdk:dynamodb:query", """
                    {'TableName': 'orders', 'KeyConditionExpression': 'id = :id',
                     'ExpressionAttributeValues': {':id': {'S': 'sdk'}}}""");

            assertThat(found).isEqualTo(json("{'Count': 1, 'ScannedCount': 1, 'Items': [{'id': {'S': 'sdk'},"
                    + " 'yes': {'Bool': true}, 'set': {'Ss': ['a']}, 'none': {'Nul': true}, 'raw': {'B': 'hi'}}]}"));
        }

        @Test
        void tellHowAnAnswerCame() throws Exception {
            Outcome.Completed done = (Outcome.Completed) aws.outcome("dynamodb:getItem",
                    "{'TableName': 'orders', 'Key': {'id': {'S': 'none'}}}");

            JsonNode result = done.output().value();
            assertThat(result.at("/SdkHttpMetadata/HttpStatusCode").asInt()).isEqualTo(200);
            assertThat(result.at("/SdkHttpMetadata/HttpHeaders").has("Content-Type")).isTrue();
            assertThat(result.at("/SdkResponseMetadata/RequestId").asText()).isNotEmpty();
        }

        @Test
        void nameTheirErrorsInTwoStyles() throws Exception {
            String missing = "{'TableName': 'nowhere', 'Key': {'id': {'S': 'x'}}}";

            assertThat(aws.failure("aws-sdk:dynamodb:getItem", missing)).startsWith(
                    "DynamoDb.ResourceNotFoundException: Cannot do operations on a non-existent table"
                            + " (Service: DynamoDb, Status Code: 400, Request ID: ");
            assertThat(aws.failure("dynamodb:getItem", missing))
                    .startsWith("DynamoDB.ResourceNotFoundException: Cannot do operations on a non-existent table"
                            + " (Service: AmazonDynamoDBv2; Status Code: 400; Error Code: ResourceNotFoundException;"
                            + " Request ID: ")
                    .endsWith("; Proxy: null)");
            String broken = "{'TableName': 'orders', 'Key': {'wrong': {'S': 'x'}}}";
            assertThat(aws.failure("aws-sdk:dynamodb:getItem", broken)).startsWith("DynamoDb.DynamoDbException: ");
            assertThat(aws.failure("dynamodb:getItem", broken)).startsWith("DynamoDB.AmazonDynamoDBException: ");
        }

        @Test
        void takeTextsOnlyAsTexts() throws Exception {
            String item = "{'TableName': 'orders', 'Item': {'id': {'S': 'a'}, 'n': {'N': 5}}}";

            assertThat(aws.failure("dynamodb:putItem", item)).isEqualTo("States.Runtime: The Parameters '"
                    + item.replace('\'', '"')
                    + "' could not be used to start the Task: [The value for the field 'N' must be a STRING]");
        }
    }

    @Nested
    class Queues {
        private String queue() throws Exception {
            return aws.result("aws-sdk:sqs:createQueue", "{'QueueName': 'q" + System.nanoTime() + "'}")
                    .path("QueueUrl").asText();
        }

        @Test
        void carryMessages() throws Exception {
            String queue = queue();

            JsonNode sent = aws.result("sqs:sendMessage.waitForTaskToken", """
                    {'QueueUrl': '%s', 'MessageBody': {'token': 'abc', 'n': [1, 2.5]},
                     'MessageAttributes': {'kind': {'DataType': 'String', 'StringValue': 'x'}}}""".formatted(queue));
            JsonNode received = aws.result("aws-sdk:sqs:receiveMessage",
                    "{'QueueUrl': '" + queue + "', 'MessageAttributeNames': ['All'], 'WaitTimeSeconds': 5}");

            assertThat(sent.path("MD5OfMessageBody").asText()).hasSize(32);
            assertThat(sent.path("MessageId")).isEqualTo(received.at("/Messages/0/MessageId"));
            assertThat(received.at("/Messages/0/Body").asText()).isEqualTo("{\"token\":\"abc\",\"n\":[1,2.5]}");
            assertThat(received.at("/Messages/0/MessageAttributes/kind/StringValue").asText()).isEqualTo("x");
        }

        @Test
        void thatAreNotThereAreErrors() throws Exception {
            String gone = queue();
            aws.result("aws-sdk:sqs:deleteQueue", "{'QueueUrl': '" + gone + "'}");
            String message = "{'QueueUrl': '" + gone + "', 'MessageBody': 'hello'}";

            assertThat(aws.failure("sqs:sendMessage", message)).startsWith("SQS.QueueDoesNotExistException: ")
                    .contains("(Service: AmazonSQS; Status Code: 400; Error Code: ");
            assertThat(aws.failure("aws-sdk:sqs:sendMessage", message))
                    .startsWith("Sqs.QueueDoesNotExistException: ").contains("(Service: Sqs, Status Code: 400,");
        }

        @Test
        void takeNothingThatAwsDoesNotLetThrough() throws Exception {
            String message = "{'QueueUrl': 'q', 'MessageBody': 'b', 'MessageSystemAttributes': {}, 'Nonsense': 1}";

            assertThat(aws.failure("sqs:sendMessage", message)).contains("could not be used to start the Task: ["
                    + "The field 'MessageSystemAttributes' is not supported by Step Functions,"
                    + " The field 'Nonsense' is not supported by Step Functions]");
        }
    }
}
