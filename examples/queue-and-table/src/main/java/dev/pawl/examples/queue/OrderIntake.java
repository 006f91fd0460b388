package dev.pawl.examples.queue;

import static dev.pawl.dsl.Retry.byDefault;
import static dev.pawl.dsl.jsonata.Jsonata.expr;
import static dev.pawl.dsl.jsonata.Jsonata.input;
import static dev.pawl.dsl.jsonata.Jsonata.machine;
import static dev.pawl.dsl.jsonata.Jsonata.object;
import static dev.pawl.dsl.jsonata.Jsonata.succeed;
import static dev.pawl.dsl.jsonata.Jsonata.task;
import static dev.pawl.dsl.jsonata.Jsonata.variable;

import dev.pawl.dsl.Machine;
import dev.pawl.dsl.jsonata.Jsonata;

/** Keeps an order in a table, once, and hands it on to a queue */
public final class OrderIntake {
    public static final Machine<Jsonata> MACHINE = machine(
            task("Keep the order").resource("arn:aws:states:::dynamodb:putItem")
                    .arguments(object()
                            .put("TableName", "orders")
                            .put("Item", object()
                                    .put("id", object().put("S", expr("$states.input.id")))
                                    .put("total", object().put("N", expr("$string($states.input.total)"))))
                            .put("ConditionExpression", "attribute_not_exists(id)"))
                    .assign("order", input())
                    .on("DynamoDB.SdkClientException").retry(byDefault())
                    .on("DynamoDB.ConditionalCheckFailedException")
                            .output(object()
                                    .put("id", expr("$states.input.id"))
                                    .put("message", "none: this order is known")).then(succeed("Known already")),
            task("Find the queue").resource("arn:aws:states:::aws-sdk:sqs:getQueueUrl")
                    .arguments(object().put("QueueName", "orders")),
            task("Hand it on").resource("arn:aws:states:::sqs:sendMessage")
                    .arguments(object()
                            .put("QueueUrl", expr("$states.input.QueueUrl"))
                            .put("MessageBody", variable("order")))
                    .output(object().put("id", expr("$order.id")).put("message", expr("$states.result.MessageId"))))
            .comment("Keeps an order in a table, once, and hands it on to a queue");

    private OrderIntake() {}
}
