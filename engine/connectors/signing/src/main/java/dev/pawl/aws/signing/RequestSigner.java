package dev.pawl.aws.signing;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
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
public final class RequestSigner {
    private final String service;
    private final String region;
    private final Optional<AwsCredentialsIdentity> credentials;

    /**
     * Signs with the credentials in AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN.
     *
     * @param service
     *            the name that is signed for, such as lambda
     */
    public RequestSigner(String service, String region, Function<String, Optional<String>> variable) {
        this.service = service;
        this.region = region;
        this.credentials = credentials(variable);
    }

    /**
     * What is signed.
     *
     * @param headers
     *            without Host, which the URL gives
     */
    public record Unsigned(String method, URI url, Map<String, List<String>> headers, String body) {}

    /** All headers of the signed request. */
    public Map<String, List<String>> headers(Unsigned unsigned) {
        SdkHttpRequest.Builder request = SdkHttpRequest.builder().method(SdkHttpMethod.fromValue(unsigned.method))
                .uri(unsigned.url);
        unsigned.headers.forEach(request::putHeader);
        if (credentials.isEmpty()) {
            return request.build().headers();
        }
        // Only made when it is needed: its classes take a while to load.
        return AwsV4HttpSigner.create().sign(r -> r.identity(credentials.get()).request(request.build())
                .payload(() -> new ByteArrayInputStream(unsigned.body.getBytes(StandardCharsets.UTF_8)))
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
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
