package dev.pawl.aws.s3;

import dev.pawl.aws.AwsClients;
import dev.pawl.connector.ConnectorProvider.Settings;
import dev.pawl.items.bucket.Buckets;
import dev.pawl.items.bucket.BucketsProvider;
import java.util.Optional;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

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
        return Optional.of(new S3Buckets(() -> clients.client("S3", builder(clients.endpoint("S3").isPresent()))));
    }

    /** Others than AWS seldom have a host name for each bucket, nor checksums behind a body. */
    private static S3ClientBuilder builder(boolean elsewhere) {
        S3ClientBuilder builder = S3Client.builder().forcePathStyle(elsewhere);
        return elsewhere
                ? builder.requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                        .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                : builder;
    }
}
