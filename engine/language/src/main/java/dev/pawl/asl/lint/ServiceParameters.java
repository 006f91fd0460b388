package dev.pawl.asl.lint;

import dev.pawl.asl.TaskResource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which parameters AWS's optimized integrations take, as far as they do not take all that the service has.
 */
public final class ServiceParameters {
    private static final Map<String, List<String>> REQUIRED = Map.ofEntries(
            Map.entry("lambda:invoke", List.of("FunctionName")),
            Map.entry("sqs:sendMessage", List.of("QueueUrl", "MessageBody")),
            Map.entry("sns:publish", List.of("Message")),
            Map.entry("dynamodb:putItem", List.of("TableName", "Item")),
            Map.entry("dynamodb:getItem", List.of("TableName", "Key")),
            Map.entry("dynamodb:updateItem", List.of("TableName", "Key")),
            Map.entry("dynamodb:deleteItem", List.of("TableName", "Key")),
            Map.entry("states:startExecution", List.of("StateMachineArn")),
            Map.entry("events:putEvents", List.of("Entries")),
            Map.entry("ecs:runTask", List.of("TaskDefinition")),
            Map.entry("glue:startJobRun", List.of("JobName")),
            Map.entry("apigateway:invoke", List.of("ApiEndpoint", "Method")),
            Map.entry("http:invoke", List.of("ApiEndpoint", "Method")));

    private static final Map<String, Set<String>> TAKEN = Map.ofEntries(
            Map.entry("lambda:invoke",
                    Set.of("ClientContext", "FunctionName", "InvocationType", "LogType", "Payload", "Qualifier",
                            "TenantId")),
            Map.entry("sqs:sendMessage",
                    Set.of("DelaySeconds", "MessageAttributes", "MessageBody", "MessageDeduplicationId",
                            "MessageGroupId", "QueueUrl")),
            Map.entry("sns:publish",
                    Set.of("Message", "MessageAttributes", "MessageDeduplicationId", "MessageGroupId",
                            "MessageStructure", "PhoneNumber", "Subject", "TargetArn", "TopicArn")),
            Map.entry("dynamodb:getItem",
                    Set.of("AttributesToGet", "ConsistentRead", "ExpressionAttributeNames", "Key",
                            "ProjectionExpression", "ReturnConsumedCapacity", "TableName")),
            Map.entry("dynamodb:putItem",
                    Set.of("ConditionalOperator", "ConditionExpression", "Expected", "ExpressionAttributeNames",
                            "ExpressionAttributeValues", "Item", "ReturnConsumedCapacity",
                            "ReturnItemCollectionMetrics", "ReturnValues", "ReturnValuesOnConditionCheckFailure",
                            "TableName")),
            Map.entry("dynamodb:updateItem",
                    Set.of("AttributeUpdates", "ConditionalOperator", "ConditionExpression", "Expected",
                            "ExpressionAttributeNames", "ExpressionAttributeValues", "Key", "ReturnConsumedCapacity",
                            "ReturnItemCollectionMetrics", "ReturnValues", "ReturnValuesOnConditionCheckFailure",
                            "TableName", "UpdateExpression")),
            Map.entry("dynamodb:deleteItem",
                    Set.of("ConditionalOperator", "ConditionExpression", "Expected", "ExpressionAttributeNames",
                            "ExpressionAttributeValues", "Key", "ReturnConsumedCapacity",
                            "ReturnItemCollectionMetrics", "ReturnValues", "ReturnValuesOnConditionCheckFailure",
                            "TableName")),
            Map.entry("events:putEvents", Set.of("Entries")));

    private ServiceParameters() {}

    /** Those without which AWS refuses the state. */
    public static List<String> required(TaskResource.Integration task) {
        return REQUIRED.getOrDefault(key(task), List.of());
    }

    /** All that AWS lets through; empty if that is not known. */
    public static Optional<Set<String>> taken(TaskResource.Integration task) {
        return Optional.ofNullable(TAKEN.get(key(task)));
    }

    /** What AWS says of a parameter that it does not let through. */
    public static String unsupported(String name) {
        return "The field '" + name + "' is not supported by Step Functions";
    }

    private static String key(TaskResource.Integration task) {
        return task.service() + ":" + task.action();
    }
}
