package dev.pawl.aws;

import dev.pawl.connector.ConnectorProvider;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;

/**
 * Makes clients of the AWS SDK in one way: the engine's region, the endpoint that the settings name, time
 * limits, and
 * credentials from the SDK's own chain.
 */
public final class AwsClients implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration READ = Duration.ofSeconds(60);
    /** Whoever shares a client has a deadline of their own for each call. */
    private static final Duration SHARED_READ = Duration.ofHours(1);
    private static final int SHARED_CONNECTIONS = 500;

    private final ConnectorProvider.Settings settings;
    private final AwsSettings section;
    private @Nullable SdkHttpClient shared;

    /** With what the engine around knows. */
    public AwsClients(ConnectorProvider.Settings settings) {
        this.settings = settings;
        this.section = AwsSettings.of(settings.configuration());
    }

    /** What the configuration says. */
    public AwsSettings section() {
        return section;
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
        return named(service).or(() -> settings.variable().apply("AWS_ENDPOINT_URL").map(URI::create));
    }

    /** The endpoint that the settings name for that service alone. */
    public Optional<URI> named(String service) {
        return settings.variable().apply("AWS_ENDPOINT_URL_" + service.toUpperCase(Locale.ROOT)).map(URI::create);
    }

    /**
     * Finishes a client.
     *
     * @param service
     *            as for {@link #endpoint}
     */
    public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(String service, B builder) {
        builder.httpClientBuilder(ApacheHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(READ));
        locate(builder, Optional.of(settings.region()), endpoint(service));
        return builder.build();
    }

    /** Gives a client its region, its endpoint and its credentials. */
    public void locate(AwsClientBuilder<?, ?> builder, Optional<String> region, Optional<URI> endpoint) {
        builder.region(Region.of(region.orElse(settings.region())));
        endpoint.ifPresent(builder::endpointOverride);
        Optional<AwsCredentialsProvider> credentials = LocalCredentials.named(settings.variable())
                .or(() -> endpoint.filter(LocalCredentials::isLocal).map(local -> LocalCredentials.local()));
        credentials.ifPresent(builder::credentialsProvider);
    }

    /** An HTTP client for many services; closed with this. */
    public synchronized SdkHttpClient shared() {
        SdkHttpClient client = shared;
        if (client == null) {
            client = ApacheHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(SHARED_READ)
                    .maxConnections(SHARED_CONNECTIONS).connectionAcquisitionTimeout(READ).build();
            shared = client;
        }
        return client;
    }

    @Override
    public synchronized void close() {
        if (shared != null) {
            shared.close();
        }
    }
}
