package dev.pawl.examples.queue;

import static dev.pawl.dsl.jsonata.Jsonata.array;
import static dev.pawl.dsl.jsonata.Jsonata.machine;
import static dev.pawl.dsl.jsonata.Jsonata.object;
import static dev.pawl.dsl.jsonata.Jsonata.task;

import dev.pawl.dsl.Machine;
import dev.pawl.dsl.jsonata.Jsonata;

/** Makes the table and the queue that the workflow needs */
public final class OrderTables {
    public static final Machine<Jsonata> MACHINE = machine(
            task("Table").resource("arn:aws:states:::aws-sdk:dynamodb:createTable")
                    .arguments(object()
                            .put("TableName", "orders")
                            .put("BillingMode", "PAY_PER_REQUEST")
                            .put("KeySchema", array(object().put("AttributeName", "id").put("KeyType", "HASH")))
                            .put("AttributeDefinitions", array(object()
                                    .put("AttributeName", "id")
                                    .put("AttributeType", "S"))))
                    .on("DynamoDb.ResourceInUseException").goOn(),
            task("Queue").resource("arn:aws:states:::aws-sdk:sqs:createQueue")
                    .arguments(object().put("QueueName", "orders")))
            .comment("Makes the table and the queue that the workflow needs");

    private OrderTables() {}
}
