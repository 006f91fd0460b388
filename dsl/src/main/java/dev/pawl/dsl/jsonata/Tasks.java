package dev.pawl.dsl.jsonata;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What tasks do most: functions, activities, approvals, containers, messages, tables. The first argument is
 * always the
 * state's name. Import its members statically.
 */
public final class Tasks {
    private static final String STATES = "arn:aws:states:::";

    private Tasks() {}

    /** Calls the function of that name with the state's input, and gives what it gives. */
    public static FunctionStep<Object, Object> function(String name) {
        return FunctionStep.of(Jsonata.task(name), name);
    }

    /** Calls a function, by its name or ARN. */
    public static FunctionStep<Object, Object> function(String step, String function) {
        return FunctionStep.of(Jsonata.task(step), function);
    }

    /** Calls the function of that name, which takes the one type and gives the other. */
    public static <A, R> FunctionStep<A, R> function(String name, Class<A> takes, Class<R> gives) {
        return function(name, name, takes, gives);
    }

    /** Calls a function, by its name or ARN, which takes the one type and gives the other. */
    public static <A, R> FunctionStep<A, R> function(String step, String function, Class<A> takes, Class<R> gives) {
        return FunctionStep.of(Jsonata.task(step), function);
    }

    /** Has a worker do it that asks for tasks of that activity. */
    public static TaskStep<Object> activity(String step, String arn) {
        return Jsonata.task(step).resource(arn);
    }

    /**
     * Calls a service, and waits until somebody brings {@link ContextObject#taskToken} back; the arguments have
     * to
     * carry it.
     *
     * @param call
     *            such as {@code sqs:sendMessage}
     */
    public static ServiceStep callback(String step, String call) {
        return service(step, call).waitingForTaskToken();
    }

    /** Calls a service, such as {@code glue:startJobRun}. */
    public static ServiceStep service(String step, String call) {
        return ServiceStep.of(Jsonata.task(step), STATES + call);
    }

    /** Calls any action of AWS: {@code awsSdk("Store", "s3", "putObject")}. */
    public static ServiceStep awsSdk(String step, String service, String action) {
        return service(step, "aws-sdk:" + service + ":" + action);
    }

    /** Asks people, and waits for their decision; on Pawl alone, see {@link ApprovalStep#onAws}. */
    public static ApprovalStep approval(String step) {
        return ApprovalStep.of(Jsonata.task(step));
    }

    /** Runs a container, and waits until it has ended. */
    public static ContainerStep container(String step) {
        return ContainerStep.of(Jsonata.task(step));
    }

    /** Runs a Batch job, and waits until it has ended. */
    public static BatchStep batchJob(String step) {
        return BatchStep.of(Jsonata.task(step));
    }

    /** Runs a Kubernetes Job, and waits until it has ended. */
    public static JobStep kubernetesJob(String step) {
        return JobStep.of(Jsonata.task(step));
    }

    /** Makes an HTTP request. */
    public static HttpStep http(String step) {
        return HttpStep.of(Jsonata.task(step));
    }

    /** Runs another machine, and waits until its execution has ended. */
    public static ExecutionStep startExecution(String step, String stateMachineArn) {
        return ExecutionStep.of(Jsonata.task(step), stateMachineArn);
    }

    /** Puts a message into an SQS queue: {@code .set("MessageBody", …)}. */
    public static ServiceStep sendMessage(String step, String queueUrl) {
        return service(step, "sqs:sendMessage").set("QueueUrl", queueUrl);
    }

    /** Puts a message into an SQS queue. */
    public static ServiceStep sendMessage(String step, String queueUrl, Value<?> body) {
        return sendMessage(step, queueUrl).set("MessageBody", body);
    }

    /** Publishes a message to an SNS topic. */
    public static ServiceStep publish(String step, String topicArn, Value<?> message) {
        return service(step, "sns:publish").set("TopicArn", topicArn).set("Message", message);
    }

    /** Writes an item into a DynamoDB table; its members are attributes such as {@code {"S": "a text"}}. */
    public static ServiceStep putItem(String step, String table, Value<?> item) {
        return dynamodb(step, "putItem", table).set("Item", item);
    }

    /** Reads an item of a DynamoDB table. */
    public static ServiceStep getItem(String step, String table, Value<?> key) {
        return dynamodb(step, "getItem", table).set("Key", key);
    }

    /** Changes an item of a DynamoDB table: {@code .set("UpdateExpression", …)}. */
    public static ServiceStep updateItem(String step, String table, Value<?> key) {
        return dynamodb(step, "updateItem", table).set("Key", key);
    }

    /** Removes an item of a DynamoDB table. */
    public static ServiceStep deleteItem(String step, String table, Value<?> key) {
        return dynamodb(step, "deleteItem", table).set("Key", key);
    }

    /** Sends an event to EventBridge. */
    public static ServiceStep putEvents(String step, String source, String detailType, Value<?> detail) {
        return service(step, "events:putEvents").set("Entries", Jsonata.array(Jsonata.object().put("Source", source)
                .put("DetailType", detailType).put("Detail", detail)));
    }

    private static ServiceStep dynamodb(String step, String action, String table) {
        return service(step, "dynamodb:" + action).set("TableName", table);
    }

    /** A text attribute of DynamoDB. */
    public static ObjectValue textAttribute(Value<String> text) {
        return Jsonata.object().put("S", text);
    }

    /** A number attribute of DynamoDB, which travels as a text. */
    public static ObjectValue numberAttribute(Value<? extends Number> number) {
        JsonNode literal = number.json();
        return Jsonata.object().put("N", literal.isNumber() ? Jsonata.value(literal.asText()) : Texts.string(number));
    }
}
