package dev.pawl.aws;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;

/** Whose name calls are made in. */
final class LocalCredentials {
    /** For services on this machine, which want some signature and know nobody. */
    private static final AwsCredentialsProvider MADE_UP = StaticCredentialsProvider
            .create(AwsBasicCredentials.create("pawl", "pawl"));

    private LocalCredentials() {}

    /** What the settings say; the SDK's own chain decides where they say nothing. */
    static Optional<AwsCredentialsProvider> named(Function<String, Optional<String>> variable) {
        Optional<String> key = variable.apply("AWS_ACCESS_KEY_ID");
        Optional<String> secret = variable.apply("AWS_SECRET_ACCESS_KEY");
        if (key.isEmpty() || secret.isEmpty()) {
            return Optional.empty();
        }
        AwsCredentials credentials = variable.apply("AWS_SESSION_TOKEN")
                .<AwsCredentials>map(token -> AwsSessionCredentials.create(key.get(), secret.get(), token))
                .orElseGet(() -> AwsBasicCredentials.create(key.get(), secret.get()));
        return Optional.of(StaticCredentialsProvider.create(credentials));
    }

    /** For a service on this machine: nobody asks the network who we are, and somebody we always are. */
    static AwsCredentialsProvider local() {
        return AwsCredentialsProviderChain.builder()
                .addCredentialsProvider(SystemPropertyCredentialsProvider.create())
                .addCredentialsProvider(ProfileCredentialsProvider.create()).addCredentialsProvider(MADE_UP).build();
    }

    static boolean isLocal(URI endpoint) {
        try {
            return InetAddress.getByName(endpoint.getHost()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
