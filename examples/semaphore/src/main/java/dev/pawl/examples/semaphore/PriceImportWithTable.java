package dev.pawl.examples.semaphore;

import static dev.pawl.dsl.Retry.times;
import static dev.pawl.dsl.jsonata.Jsonata.choice;
import static dev.pawl.dsl.jsonata.Jsonata.expr;
import static dev.pawl.dsl.jsonata.Jsonata.goTo;
import static dev.pawl.dsl.jsonata.Jsonata.machine;
import static dev.pawl.dsl.jsonata.Jsonata.object;
import static dev.pawl.dsl.jsonata.Jsonata.pass;
import static dev.pawl.dsl.jsonata.Jsonata.task;
import static dev.pawl.dsl.jsonata.Jsonata.value;
import static dev.pawl.dsl.jsonata.Jsonata.waiting;
import static java.time.Duration.ofSeconds;

import dev.pawl.dsl.Errors;
import dev.pawl.dsl.Machine;
import dev.pawl.dsl.jsonata.Expr;
import dev.pawl.dsl.jsonata.Jsonata;
import dev.pawl.dsl.jsonata.ObjectValue;
import dev.pawl.dsl.jsonata.TaskStep;
import java.util.Map;

/**
 * The same import with its seats in a DynamoDB table: one item, whose map holds who has a seat and until
 * when.
 */
public final class PriceImportWithTable {
    private static final String TABLE = "semaphores";
    private static final String REFUSED = "DynamoDB.ConditionalCheckFailedException";
    private static final Map<String, Object> KEY = Map.of("name", Map.of("S", PriceImport.SEMAPHORE));
    private static final Expr<String> NOW = expr("$floor($millis() / 1000)");

    /** Makes the table and the semaphore. */
    public static final Machine<Jsonata> SETUP = machine(
            task("Table").resource("arn:aws:states:::aws-sdk:dynamodb:createTable")
                    .arguments(object().put("TableName", TABLE).put("BillingMode", "PAY_PER_REQUEST")
                            .put("KeySchema", value(new Object[]{Map.of("AttributeName", "name", "KeyType", "HASH")}))
                            .put("AttributeDefinitions",
                                    value(new Object[]{Map.of("AttributeName", "name", "AttributeType", "S")})))
                    .timeout(ofSeconds(60))
                    .on("DynamoDb.ResourceInUseException").comment("It is there already").goOn(),
            task("Semaphore").resource("arn:aws:states:::dynamodb:putItem")
                    .arguments(object().put("TableName", TABLE)
                            .put("Item", object().put("name", Map.of("S", PriceImport.SEMAPHORE))
                                    .put("holders", Map.of("M", Map.of())))
                            .put("ConditionExpression", "attribute_not_exists(holders)"))
                    .timeout(ofSeconds(60))
                    .on("DynamoDB.ResourceNotFoundException")
                    .retry(times(10).startingAfter(ofSeconds(1)).backingOffBy(1.5).withJitter())
                    .on(REFUSED).comment("It is there already").goOn(),
            pass("Ready").output(object().put("semaphore", PriceImport.SEMAPHORE)))
            .comment("Makes the table and the semaphore in it");

    /** The import of one supplier. */
    public static final Machine<Jsonata> WORKFLOW = machine(
            pass("Begin").assign("supplier", expr("$states.input.supplier")).assign("problem", value(null))
                    .assign("imported", value(null))
                    .assign("giveUpAt", expr("$millis() + 600000")),
            table("Take a seat", "updateItem", object().put("UpdateExpression", "SET holders.#me = :until")
                    .put("ConditionExpression", "attribute_exists(holders.#me) OR size(holders) < :seats")
                    .put("ExpressionAttributeNames", object().put("#me", PriceImport.ME))
                    .put("ExpressionAttributeValues", object()
                            .put(":until", object().put("N", expr("$string($floor($millis() / 1000) + "
                                    + PriceImport.LEASE_SECONDS + ")")))
                            .put(":seats", Map.of("N", String.valueOf(PriceImport.SEATS)))))
                    .comment("Again at once only if a seat was freed, so as often as there are seats."
                            + " pawl-lint: allow LOOP_WITHOUT_WAIT")
                    .on(REFUSED).then(
                            table("Who sits there?", "getItem", object().put("ConsistentRead", true))
                                    .output(object().put("gone", expr("[$each($states.result.Item.holders.M,"
                                            + " function($until, $holder) { $number($until.N) < " + NOW.text()
                                            + " ? {'holder': $holder, 'until': $until} })]"))),
                            choice("Is one of them gone?")
                                    .when(expr("$count($states.input.gone) > 0"), goTo("Free the seat"))
                                    .when(expr("$millis() > $giveUpAt"), goTo("No seat in time"))
                                    .otherwise(goTo("Wait for a seat")),
                            table("Free the seat", "updateItem", object().put("UpdateExpression",
                                    "REMOVE holders.#gone").put("ConditionExpression", "holders.#gone = :until")
                                    .put("ExpressionAttributeNames",
                                            object().put("#gone", expr("$states.input.gone[0].holder")))
                                    .put("ExpressionAttributeValues",
                                            object().put(":until", expr("$states.input.gone[0].until"))))
                                    .on(REFUSED).comment("Another was quicker").goTo("Take a seat")
                                    .next("Take a seat"),
                            waiting("Wait for a seat").seconds(expr("1 + $floor($random() * 5)"))
                                    .next("Take a seat")),
            PriceImport.work(object().put("supplier", expr("$supplier"))),
            table("Give the seat back", "updateItem", object().put("UpdateExpression", "REMOVE holders.#me")
                    .put("ExpressionAttributeNames", object().put("#me", PriceImport.ME)))
                    .onAnyError().comment("The seat is free at the end of its lease").goOn(),
            PriceImport.didItWork(),
            PriceImport.imported(),
            PriceImport.notImported(),
            PriceImport.noSeat())
            .comment("Imports the prices of a supplier, but never those of more than two suppliers at a time");

    private PriceImportWithTable() {}

    /** A call about the semaphore's item, tried again if the table has too much to do or cannot be reached. */
    private static TaskStep<Object> table(String name, String action, ObjectValue what) {
        ObjectValue arguments = object().put("TableName", TABLE).put("Key", value(KEY));
        for (var member : what.members().entrySet()) {
            arguments = arguments.put(member.getKey(), member.getValue());
        }
        return task(name).resource("arn:aws:states:::dynamodb:" + action).arguments(arguments)
                .timeout(ofSeconds(20))
                .on("DynamoDB.SdkClientException", "DynamoDB.ProvisionedThroughputExceededException", Errors.TIMEOUT)
                .retry(times(5).startingAfter(ofSeconds(1)).doubling().withJitter());
    }
}
