package dev.pawl.aws.call;

import dev.pawl.aws.AwsClients;
import dev.pawl.aws.AwsSettings;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.retries.api.RetryStrategy;

/** Clients of services, each made when it is first needed. */
final class Clients implements AutoCloseable {
    private final AwsClients clients;
    private final Map<String, Object> made = new ConcurrentHashMap<>();

    Clients(AwsClients clients) {
        this.clients = clients;
    }

    /** The client of a service. */
    Object of(String name, SdkService service) {
        return made.computeIfAbsent(name, n -> make(name, service));
    }

    /** Where a service is, if it is elsewhere than AWS says. */
    Optional<URI> endpoint(String name, SdkService service) {
        return own(name, service).or(() -> clients.endpoint(name));
    }

    /** Where it is, if that is said of this service alone. */
    Optional<URI> own(String name, SdkService service) {
        return clients.section().of(name).endpoint()
                .or(() -> service.variableNames().stream().flatMap(v -> clients.named(v).stream()).findFirst());
    }

    private Object make(String name, SdkService service) {
        AwsClientBuilder<?, ?> builder = builder(service);
        AwsSettings.Service said = clients.section().of(name);
        Optional<URI> endpoint = endpoint(name, service);
        clients.locate(builder, said.region(), endpoint);
        ((AwsSyncClientBuilder<?, ?>) builder).httpClient(clients.shared());
        RetryStrategy retries = AwsRetryStrategy.standardRetryStrategy().toBuilder()
                .maxAttempts(clients.section().attempts(name)).build();
        builder.overrideConfiguration(c -> c.retryStrategy(retries).addExecutionInterceptor(new AnswerLimit()));
        if (endpoint.isPresent()) {
            // Others than AWS seldom have a host name for each bucket, nor checksums behind a body.
            option(builder, "forcePathStyle", Boolean.class, true);
            option(builder, "requestChecksumCalculation", RequestChecksumCalculation.class,
                    RequestChecksumCalculation.WHEN_REQUIRED);
            option(builder, "responseChecksumValidation", ResponseChecksumValidation.class,
                    ResponseChecksumValidation.WHEN_REQUIRED);
        }
        return builder.build();
    }

    private static AwsClientBuilder<?, ?> builder(SdkService service) {
        try {
            return (AwsClientBuilder<?, ?>) service.client().getMethod("builder").invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Expected a builder of " + service.client(), e);
        }
    }

    /** Sets what only the builders of some services have. */
    private static <T> void option(AwsClientBuilder<?, ?> builder, String name, Class<T> type, T value) {
        for (Class<?> face : builder.getClass().getInterfaces()) {
            try {
                Method method = face.getMethod(name, type);
                method.invoke(builder, value);
                return;
            } catch (NoSuchMethodException e) {
                // It has none.
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public void close() {
        made.values().forEach(client -> ((SdkClient) client).close());
    }
}
