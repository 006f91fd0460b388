package dev.pawl.connector.function;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/** Adds the headers of AWS Signature Version 4 to a request. Without credentials it adds none. */
final class RequestSigner {
    private static final String SERVICE = "lambda";

    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
    private final String region;
    private final Optional<AwsCredentialsIdentity> credentials;

    RequestSigner(String region, Function<String, Optional<String>> variable) {
        this.region = region;
        this.credentials = credentials(variable);
    }

    /** All headers of the signed request. */
    Map<String, List<String>> headers(URI uri, Map<String, String> headers, byte[] body) {
        SdkHttpRequest.Builder request = SdkHttpRequest.builder().method(SdkHttpMethod.POST).uri(uri);
        headers.forEach(request::putHeader);
        if (credentials.isEmpty()) {
            return request.build().headers();
        }
        return signer.sign(r -> r.identity(credentials.get()).request(request.build())
                .payload(() -> new ByteArrayInputStream(body))
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, SERVICE)
                .putProperty(AwsV4HttpSigner.REGION_NAME, region)).request().headers();
    }

    private static Optional<AwsCredentialsIdentity> credentials(Function<String, Optional<String>> variable) {
        Optional<String> key = variable.apply("AWS_ACCESS_KEY_ID");
        Optional<String> secret = variable.apply("AWS_SECRET_ACCESS_KEY");
        if (key.isEmpty() || secret.isEmpty()) {
            return Optional.empty();
        }
        AwsCredentialsIdentity identity = variable.apply("AWS_SESSION_TOKEN")
                .<AwsCredentialsIdentity>map(
                        token -> AwsSessionCredentialsIdentity.create(key.get(), secret.get(), token))
                .orElseGet(() -> AwsCredentialsIdentity.create(key.get(), secret.get()));
        return Optional.of(identity);
    }
}
