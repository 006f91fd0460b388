package dev.pawl.examples.queue;

import static dev.pawl.dsl.jsonata.Jsonata.array;
import static dev.pawl.dsl.jsonata.Jsonata.machine;
import static dev.pawl.dsl.jsonata.Jsonata.object;
import static dev.pawl.dsl.jsonata.Tasks.awsSdk;

import dev.pawl.dsl.Machine;
import dev.pawl.dsl.jsonata.Jsonata;

/** Makes the table and the queue that the workflow needs */
public final class OrderTables {
    public static final Machine<Jsonata> MACHINE = machine(
            awsSdk("Table", "dynamodb", "createTable")
                    .set("TableName", "orders")
                    .set("BillingMode", "PAY_PER_REQUEST")
                    .set("KeySchema", array(object().put("AttributeName", "id").put("KeyType", "HASH")))
                    .set("AttributeDefinitions", array(object().put("AttributeName", "id").put("AttributeType", "S")))
                    .on("DynamoDb.ResourceInUseException").goOn(),
            awsSdk("Queue", "sqs", "createQueue").set("QueueName", "orders"))
            .comment("Makes the table and the queue that the workflow needs");

    private OrderTables() {}
}
