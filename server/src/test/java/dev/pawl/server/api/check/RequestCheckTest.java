package dev.pawl.server.api.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.json.Json;
import dev.pawl.server.TestServer;
import dev.pawl.server.api.error.ApiException;
import dev.pawl.server.api.model.OperationModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestCheckTest {
    private static final String MACHINE = "arn:aws:states:us-east-1:123456789012:stateMachine:m";
    private static final String VERSION = "{'stateMachineVersionArn':'" + MACHINE + ":1','weight':";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
            "ListExecutions | {'maxResults':'1'} | STRING_VALUE can not be converted to an Integer",
            "ListExecutions | {'maxResults':1.5} | DECIMAL_VALUE can not be converted to an Integer",
            "ListExecutions | {'maxResults':true} | TRUE_VALUE can not be converted to an Integer",
            "ListExecutions | {'nextToken':1} | NUMBER_VALUE can not be converted to a String",
            "ListExecutions | {'nextToken':false} | FALSE_VALUE can not be converted to a String",
            "ListExecutions | {'nextToken':[]} | Start of list found where not expected",
            "ListExecutions | {'nextToken':{}} | Start of structure or map found where not expected.",
            "GetExecutionHistory | {'reverseOrder':'true'} | STRING_VALUE can not be converted to a Boolean",
            "UpdateMapRun | {'toleratedFailureCount':'1'} | STRING_VALUE can not be converted to a Long",
            "UpdateMapRun | {'toleratedFailurePercentage':'1'} | STRING_VALUE can not be converted to a Float",
            "CreateActivity | {'tags':'x'} | Expected list or null",
            "CreateActivity | {'tags':{}} | Start of structure or map found where not expected.",
            "CreateActivity | {'tags':['x']} | Expected null",
            "CreateActivity | {'tags':[{'key':1}]} | NUMBER_VALUE can not be converted to a String",
            "CreateActivity | {'encryptionConfiguration':'x'} | Expected null",
            "CreateActivity | {'encryptionConfiguration':[]} | Start of list found where not expected"})
    void names_values_of_the_wrong_type(String operation, String request, String message) {
        ApiException error = refused(operation, request);

        assertThat(error.code()).isEqualTo("SerializationException");
        assertThat(error.message()).isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
            "CreateActivity | {'name':''} | Value '' at 'name' failed to satisfy constraint: Member must have length greater than or equal to 1",
            "CreateActivity | {'name':null} | Value null at 'name' failed to satisfy constraint: Member must not be null",
            "ListStateMachines | {'maxResults':1001} | Value '1001' at 'maxResults' failed to satisfy constraint: Member must have value less than or equal to 1000",
            "ListStateMachines | {'maxResults':-1} | Value '-1' at 'maxResults' failed to satisfy constraint: Member must have value greater than or equal to 0",
            "ListStateMachines | {'maxResults':99999999999} | Value at 'maxResults' failed to satisfy constraint: Member must have value less than or equal to 1000",
            "ListExecutions | {'statusFilter':'succeeded'} | Value 'succeeded' at 'statusFilter' failed to satisfy constraint: Member must satisfy enum value set: [SUCCEEDED, TIMED_OUT, PENDING_REDRIVE, ABORTED, FAILED, RUNNING]",
            "ValidateStateMachineDefinition | {'definition':''} | Value at 'definition' failed to satisfy constraint: Member must have length greater than or equal to 1",
            "ValidateStateMachineDefinition | {'definition':'x','type':'BATCH'} | Value 'BATCH' at 'type' failed to satisfy constraint: Member must satisfy enum value set: [STANDARD, EXPRESS]",
            "CreateActivity | {'name':'a','tags':[{'key':'k'},{'key':''}]} | Value '' at 'tags.2.member.key' failed to satisfy constraint: Member must have length greater than or equal to 1",
            "CreateActivity | {'name':'a','encryptionConfiguration':{}} | Value null at 'encryptionConfiguration.type' failed to satisfy constraint: Member must not be null",
            "UpdateMapRun | {'mapRunArn':'arn:aws:states:r:1:mapRun:m/l:1','toleratedFailurePercentage':100.5} | Value '100.5' at 'toleratedFailurePercentage' failed to satisfy constraint: Member must have value less than or equal to 100",
            "UpdateMapRun | {'mapRunArn':'arn:aws:states:r:1:mapRun:m/l:1','toleratedFailurePercentage':1e999} | Value 'Infinity' at 'toleratedFailurePercentage' failed to satisfy constraint: Member must have value less than or equal to 100",
            "UpdateMapRun | {'mapRunArn':'arn:aws:states:r:1:mapRun:m/l:1','maxConcurrency':3000000000} | Value at 'maxConcurrency' failed to satisfy constraint: Member must have value less than or equal to 2147483647",
            "UntagResource | {'resourceArn':'arn:aws:states:r:1:activity:a','tagKeys':['k','']} | Value '[k, ]' at 'tagKeys' failed to satisfy constraint: Member must satisfy constraint: [Member must have length less than or equal to 128, Member must have length greater than or equal to 1, Member must not be null]"})
    void names_the_constraint_that_is_broken(String operation, String request, String problem) {
        ApiException error = refused(operation, request);

        assertThat(error.type()).isEqualTo("com.amazon.coral.validate#ValidationException");
        assertThat(error.message()).isEqualTo("1 validation error detected: " + problem);
    }

    @Test
    void writes_values_of_structures_as_aws_does() {
        ApiException error = refused("CreateStateMachineAlias",
                "{'name':'A','routingConfiguration':[" + VERSION + "50},"
                        + VERSION + "30}," + VERSION + "20}]}");

        assertThat(error.message()).isEqualTo("1 validation error detected: Value '[RoutingConfigurationListItem("
                + "stateMachineVersionArn=" + MACHINE + ":1, weight=50), RoutingConfigurationListItem("
                + "stateMachineVersionArn=" + MACHINE + ":1, weight=30), RoutingConfigurationListItem("
                + "stateMachineVersionArn=" + MACHINE + ":1, weight=20)]' at 'routingConfiguration' failed to satisfy "
                + "constraint: Member must have length less than or equal to 2");
    }

    @Test
    void collects_all_problems() {
        ApiException error = refused("CreateStateMachineAlias",
                "{'name':'A B','routingConfiguration':[" + VERSION + "101}]}");

        assertThat(error.message()).isEqualTo("2 validation errors detected: Value 'A B' at 'name' failed to satisfy "
                + "constraint: Member must satisfy regular expression pattern: "
                + "^(?=.*[a-zA-Z_\\-\\.])[a-zA-Z0-9_\\-\\.]+$; Value '101' at 'routingConfiguration.1.member.weight' "
                + "failed to satisfy constraint: Member must have value less than or equal to 100");
    }

    @Test
    void does_not_repeat_secrets() {
        String secret = "s".repeat(262_145);
        ApiException error = refused("StartExecution",
                "{'stateMachineArn':'" + MACHINE + "','input':'" + secret + "'}");

        assertThat(error.message()).isEqualTo("1 validation error detected: Value at 'input' failed to satisfy "
                + "constraint: Member must have size less than or equal to 262144 bytes in UTF-8 encoding");
    }

    @Test
    void counts_input_in_bytes_and_names_in_characters() {
        assertThatCode(() -> check("CreateActivity", "{'name':'" + "é".repeat(80) + "'}")).doesNotThrowAnyException();
        assertThat(refused("StartExecution",
                "{'stateMachineArn':'" + MACHINE + "','input':'" + "é".repeat(131_073) + "'}").code())
                .isEqualTo("ValidationException");
    }

    @Test
    void looks_at_arns_before_constraints() {
        ApiException error = refused("ListExecutions", "{'stateMachineArn':'invalid_arn','maxResults':1001}");

        assertThat(error.code()).isEqualTo("InvalidArn");
        assertThat(error.message()).isEqualTo("Invalid Arn: 'Invalid ARN prefix: invalid_arn'");
        assertThat(refused("ListExecutions", "{'stateMachineArn':''}").code()).isEqualTo("ValidationException");
    }

    @Test
    void ignores_what_the_model_does_not_know_and_null() {
        assertThatCode(() -> check("ListStateMachines", "{'maxResults':null,'other':{'x':[1]}}"))
                .doesNotThrowAnyException();
    }

    @Test
    void finds_the_resource_that_a_request_is_about() {
        assertThat(resource("StartExecution", "{'stateMachineArn':'" + MACHINE + "','name':'x'}")).isEqualTo(MACHINE);
        assertThat(resource("CreateStateMachine", "{'roleArn':'arn:aws:iam::1:role/r'}")).isEqualTo("*");
    }

    private static String resource(String operation, String request) {
        return RequestCheck.resource(model(operation), json(request));
    }

    private static ApiException refused(String operation, String request) {
        return catchThrowableOfType(ApiException.class, () -> check(operation, request));
    }

    private static void check(String operation, String request) {
        RequestCheck.check(model(operation), json(request));
    }

    private static OperationModel model(String operation) {
        return TestServer.MODEL.operation(operation).orElseThrow();
    }

    private static ObjectNode json(String request) {
        return (ObjectNode) Json.read(request.replace('\'', '"'));
    }
}
