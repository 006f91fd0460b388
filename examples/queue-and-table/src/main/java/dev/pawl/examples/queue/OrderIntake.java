package dev.pawl.examples.queue;

import static dev.pawl.dsl.Retry.byDefault;
import static dev.pawl.dsl.jsonata.Jsonata.input;
import static dev.pawl.dsl.jsonata.Jsonata.machine;
import static dev.pawl.dsl.jsonata.Jsonata.object;
import static dev.pawl.dsl.jsonata.Jsonata.result;
import static dev.pawl.dsl.jsonata.Jsonata.succeed;
import static dev.pawl.dsl.jsonata.Jsonata.task;
import static dev.pawl.dsl.jsonata.Jsonata.variable;
import static dev.pawl.dsl.jsonata.Texts.string;

import dev.pawl.dsl.Machine;
import dev.pawl.dsl.jsonata.Expr;
import dev.pawl.dsl.jsonata.Jsonata;
import dev.pawl.dsl.jsonata.Variable;
import java.math.BigDecimal;

/** Keeps an order in a table, once, and hands it on to a queue. */
public final class OrderIntake {
    record Order(String id, BigDecimal total) {}

    private static final Expr<Order> INPUT = input(Order.class);
    private static final Variable<Order> ORDER = variable("order", Order.class);

    public static final Machine<Jsonata> MACHINE = machine(
            task("Keep the order").resource("arn:aws:states:::dynamodb:putItem")
                    .arguments(object()
                            .put("TableName", "orders")
                            .put("Item", object()
                                    .put("id", object().put("S", INPUT.get(Order::id)))
                                    .put("total", object().put("N", string(INPUT.get(Order::total)))))
                            .put("ConditionExpression", "attribute_not_exists(id)"))
                    .assign(ORDER, INPUT)
                    .on("DynamoDB.SdkClientException").retry(byDefault())
                    .on("DynamoDB.ConditionalCheckFailedException")
                            .output(object()
                                    .put("id", INPUT.get(Order::id))
                                    .put("message", "none: this order is known"))
                            .then(succeed("Known already")),
            task("Find the queue").resource("arn:aws:states:::aws-sdk:sqs:getQueueUrl")
                    .arguments(object().put("QueueName", "orders")),
            task("Hand it on").resource("arn:aws:states:::sqs:sendMessage")
                    .arguments(object()
                            .put("QueueUrl", input().field("QueueUrl"))
                            .put("MessageBody", ORDER))
                    .output(object().put("id", ORDER.get(Order::id)).put("message", result().field("MessageId"))))
            .comment("Keeps an order in a table, once, and hands it on to a queue");

    private OrderIntake() {}
}
