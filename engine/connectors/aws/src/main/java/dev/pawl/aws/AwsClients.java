package dev.pawl.aws;

import dev.pawl.connector.ConnectorProvider;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;

/**
 * Makes clients of the AWS SDK in one way: the engine's region, the endpoint that the settings name, time
 * limits, and
 * credentials from the SDK's own chain.
 */
public final class AwsClients {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration READ = Duration.ofSeconds(60);

    private final ConnectorProvider.Settings settings;

    /** With what the engine around knows. */
    public AwsClients(ConnectorProvider.Settings settings) {
        this.settings = settings;
    }

    /**
     * The endpoint of a service, if the settings name one: AWS_ENDPOINT_URL_ and the service, or AWS_ENDPOINT_URL
     * for
     * all.
     *
     * @param service
     *            such as S3 or CLOUDWATCH_LOGS
     */
    public Optional<URI> endpoint(String service) {
        return settings.variable().apply("AWS_ENDPOINT_URL_" + service.toUpperCase(Locale.ROOT))
                .or(() -> settings.variable().apply("AWS_ENDPOINT_URL")).map(URI::create);
    }

    /**
     * Finishes a client.
     *
     * @param service
     *            as for {@link #endpoint}
     */
    public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(String service, B builder) {
        builder.region(Region.of(settings.region()));
        builder.httpClientBuilder(ApacheHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(READ));
        endpoint(service).ifPresent(builder::endpointOverride);
        return builder.build();
    }
}
