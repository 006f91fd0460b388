package dev.pawl.aws.logs;

import dev.pawl.aws.AwsClients;
import dev.pawl.connector.ConnectorProvider.Settings;
import dev.pawl.delivery.Subscriber;
import dev.pawl.delivery.SubscriberProvider;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

/**
 * Delivers to CloudWatch Logs where AWS_ENDPOINT_URL_CLOUDWATCH_LOGS or AWS_ENDPOINT_URL is set.
 * PAWL_CLOUDWATCH_LOGS=aws
 * delivers to AWS itself, =off not at all.
 */
public final class CloudWatchLogsProvider implements SubscriberProvider {
    private static final String SERVICE = "CLOUDWATCH_LOGS";
    private static final Duration ATTEMPT = Duration.ofSeconds(5);
    private static final Duration CALL = Duration.ofSeconds(10);

    /** For {@link java.util.ServiceLoader}. */
    public CloudWatchLogsProvider() {}

    @Override
    public List<Subscriber> create(Settings settings) {
        String choice = settings.variable().apply("PAWL_CLOUDWATCH_LOGS").orElse("");
        boolean wanted = switch (choice) {
            case "off" -> false;
            case "aws" -> true;
            default -> new AwsClients(settings).endpoint(SERVICE).isPresent();
        };
        return wanted
                ? List.of(new CloudWatchLogs(region -> client(settings, region), InstantSource.system()))
                : List.of();
    }

    private static CloudWatchLogsClient client(Settings settings, String region) {
        return new AwsClients(new Settings(settings.accountId(), region, settings.variable())).client(SERVICE,
                CloudWatchLogsClient.builder().overrideConfiguration(
                        c -> c.apiCallTimeout(CALL).apiCallAttemptTimeout(ATTEMPT)));
    }
}
