package dev.pawl.aws.s3;

import dev.pawl.aws.AwsClients;
import dev.pawl.connector.ConnectorProvider.Settings;
import dev.pawl.items.bucket.Buckets;
import dev.pawl.items.bucket.BucketsProvider;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;

/** Makes buckets in S3: at AWS_ENDPOINT_URL_S3 or AWS_ENDPOINT_URL if one is set, else in AWS itself. */
public final class S3BucketsProvider implements BucketsProvider {
    /** For {@link java.util.ServiceLoader}. */
    public S3BucketsProvider() {}

    @Override
    public String name() {
        return "s3";
    }

    @Override
    public boolean local() {
        return false;
    }

    @Override
    public Optional<Buckets> create(Settings settings) {
        AwsClients clients = new AwsClients(settings);
        // Others than AWS seldom have a host name for each bucket.
        return Optional.of(new S3Buckets(() -> clients.client("S3",
                S3Client.builder().forcePathStyle(clients.endpoint("S3").isPresent()))));
    }
}
