package dev.pawl.examples.queue;

import static dev.pawl.dsl.Retry.byDefault;
import static dev.pawl.dsl.jsonata.Jsonata.input;
import static dev.pawl.dsl.jsonata.Jsonata.machine;
import static dev.pawl.dsl.jsonata.Jsonata.object;
import static dev.pawl.dsl.jsonata.Jsonata.result;
import static dev.pawl.dsl.jsonata.Jsonata.succeed;
import static dev.pawl.dsl.jsonata.Jsonata.variable;
import static dev.pawl.dsl.jsonata.Tasks.awsSdk;
import static dev.pawl.dsl.jsonata.Tasks.numberAttribute;
import static dev.pawl.dsl.jsonata.Tasks.putItem;
import static dev.pawl.dsl.jsonata.Tasks.service;
import static dev.pawl.dsl.jsonata.Tasks.textAttribute;

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
            putItem("Keep the order", "orders", object()
                    .put("id", textAttribute(INPUT.get(Order::id)))
                    .put("total", numberAttribute(INPUT.get(Order::total))))
                    .set("ConditionExpression", "attribute_not_exists(id)")
                    .assign(ORDER, INPUT)
                    .on("DynamoDB.SdkClientException").retry(byDefault())
                    .on("DynamoDB.ConditionalCheckFailedException")
                    .output(object()
                            .put("id", INPUT.get(Order::id))
                            .put("message", "none: this order is known"))
                    .then(succeed("Known already")),
            awsSdk("Find the queue", "sqs", "getQueueUrl").set("QueueName", "orders"),
            service("Hand it on", "sqs:sendMessage")
                    .set("QueueUrl", input().field("QueueUrl"))
                    .set("MessageBody", ORDER)
                    .output(object().put("id", ORDER.get(Order::id)).put("message", result().field("MessageId"))))
            .comment("Keeps an order in a table, once, and hands it on to a queue");

    private OrderIntake() {}
}
