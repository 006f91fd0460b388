package dev.pawl.aws.call;

import static dev.pawl.aws.call.Aws.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** Between JSON and the SDK's own requests and answers. */
class ShapesTest {
    private final SdkServices services = new SdkServices(getClass().getClassLoader());

    @ParameterizedTest
    @CsvSource({"DBInstanceIdentifier, dbInstanceIdentifier", "ETag, eTag", "ARN, arn", "SSEKMSKeyId, ssekmsKeyId",
            "MD5OfMessageBody, md5OfMessageBody", "ChecksumCRC32, checksumCRC32", "name, name", "S, s", "NUL, nul"})
    void membersAreCalledAsTheSdksAccessors(String model, String accessor) {
        assertThat(MemberName.accessor(model)).isEqualTo(accessor);
    }

    @Test
    void servicesAreTheSdksPackages() {
        assertThat(services.find("dynamodb").orElseThrow().name()).isEqualTo("DynamoDb");
        assertThat(services.find("dynamodbstreams").orElseThrow().name()).isEqualTo("DynamoDbStreams");
        assertThat(services.find("s3").orElseThrow().name()).isEqualTo("S3");
        assertThat(services.find("nosuchservice")).isEmpty();
        assertThat(services.find("../s3")).isEmpty();
    }

    @Test
    void variablesNameAServiceInOneOfTheseWays() {
        assertThat(services.find("eventbridge").orElseThrow().variableNames())
                .containsExactlyInAnyOrder("EVENTBRIDGE", "EVENT_BRIDGE");
        assertThat(services.find("cloudwatchlogs").orElseThrow().variableNames()).contains("CLOUDWATCH_LOGS");
    }

    @Test
    void allServicesThatAreShippedAreFound() {
        for (String name : List.of("batch", "cloudwatchlogs", "dynamodb", "ecs", "eventbridge", "lambda", "s3", "sfn",
                "sns", "sqs", "sts")) {
            assertThat(services.find(name)).as(name).isPresent();
        }
    }

    @Test
    void readsNestedValues() {
        AwsRequest.Builder builder = operation("eventbridge", "putEvents").request();
        RequestReader reader = new RequestReader(Dialect.SDK);

        reader.read(json("""
                {'EndpointId': null, 'Entries': [{'Time': '2026-01-02T03:04:05.678+01:00', 'Source': 's',
                 'Resources': ['a', 'b'], 'Detail': {'n': [1, 'x']}}]}"""), (SdkPojo) builder);

        assertThat(reader.problems()).isEmpty();
        PutEventsRequest request = (PutEventsRequest) builder.build();
        assertThat(request.endpointId()).isNull();
        assertThat(request.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.time()).isEqualTo(Instant.parse("2026-01-02T02:04:05.678Z"));
            assertThat(entry.resources()).containsExactly("a", "b");
            assertThat(entry.detail()).isEqualTo("{\"n\":[1,\"x\"]}");
        });
    }

    @Test
    void takesTheModelsOwnSpelling() {
        AwsRequest.Builder builder = operation("s3", "copyObject").request();

        new RequestReader(Dialect.SDK).read(json("{'SSEKMSKeyId': 'k', 'MetadataDirective': 'COPY'}"),
                (SdkPojo) builder);

        CopyObjectRequest request = (CopyObjectRequest) builder.build();
        assertThat(request.ssekmsKeyId()).isEqualTo("k");
        assertThat(request.metadataDirectiveAsString()).isEqualTo("COPY");
    }

    @Test
    void tellsAllThatDoesNotFit() {
        RequestReader reader = new RequestReader(Dialect.optimized(Set.of()));

        Set<String> unknown = reader.read(json("""
                {'TableName': 5, 'Nothing': 1, 'Limit': 'many', 'ConsistentRead': 'yes', 'KeyConditions': [],
                 'ExpressionAttributeValues': {':v': {'Z': 1, 'B': '%'}}, 'AttributesToGet': 'a'}"""),
                (SdkPojo) operation("dynamodb", "query").request()).keySet();

        assertThat(unknown).containsExactly("Nothing");
        assertThat(reader.problems()).containsExactly("The value for the field 'TableName' must be a STRING",
                "The value for the field 'Limit' must be an INTEGER",
                "The value for the field 'ConsistentRead' must be a BOOLEAN",
                "The value for the field 'KeyConditions' must be an OBJECT",
                "The field 'Z' is not supported by Step Functions",
                "The value for the field 'B' must be a BASE64 encoded STRING",
                "The value for the field 'AttributesToGet' must be an ARRAY");
    }

    @Test
    void bytesAreTextsWhereTheyCanBe() {
        AwsRequest.Builder invoke = operation("lambda", "invoke").request();
        new RequestReader(Dialect.SDK).read(json("{'FunctionName': 'f', 'Payload': {'a': 1}}"), (SdkPojo) invoke);

        assertThat(((software.amazon.awssdk.services.lambda.model.InvokeRequest) invoke.build()).payload())
                .isEqualTo(SdkBytes.fromUtf8String("{\"a\":1}"));
        assertThat(AnswerWriter.text(new byte[]{'h', 'i'})).isEqualTo("hi");
        assertThat(AnswerWriter.text(new byte[]{(byte) 0xff, 0})).isEqualTo("/wA=");
    }

    @Test
    void writesWhatTheServiceSentAndNothingElse() {
        JsonNode written = Json.read(Json.write(new AnswerWriter(Dialect.SDK).write(GetObjectResponse.builder()
                .eTag("e").contentLength(5L).lastModified(Instant.EPOCH).deleteMarker(false).build())));

        assertThat(written).isEqualTo(
                json("{'DeleteMarker': false, 'LastModified': '1970-01-01T00:00:00Z', 'ContentLength': 5,"
                        + " 'ETag': 'e'}"));
    }

    private SdkOperation operation(String service, String action) {
        return services.find(service).orElseThrow().operation(action).orElseThrow();
    }
}
