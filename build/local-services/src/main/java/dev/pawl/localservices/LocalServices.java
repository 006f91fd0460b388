package dev.pawl.localservices;

import java.util.concurrent.CountDownLatch;

/** Runs all servers until it is stopped, and says where they are. */
public final class LocalServices {
    private LocalServices() {}

    /** Takes no arguments. */
    @SuppressWarnings("SystemOut") // It talks to a person.
    public static void main(String[] arguments) throws InterruptedException {
        try (LocalService queues = LocalService.elasticMq(); LocalService tables = LocalService.dynamoDb()) {
            System.out.println("export AWS_ENDPOINT_URL_SQS=" + queues.endpoint() + " AWS_ENDPOINT_URL_DYNAMODB="
                    + tables.endpoint());
            new CountDownLatch(1).await();
        }
    }
}
