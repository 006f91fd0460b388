package dev.pawl.aws.call;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A service as the SDK has it.
 *
 * @param client
 *            its client's interface, such as DynamoDbClient
 */
record SdkService(Class<?> client, Map<String, Optional<SdkOperation>> operations) {
    private static final Pattern WORDS = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

    SdkService(Class<?> client) {
        this(client, new ConcurrentHashMap<>());
    }

    /** What the names of its errors begin with, such as DynamoDb. */
    String name() {
        return client.getSimpleName().substring(0, client.getSimpleName().length() - "Client".length());
    }

    /** What its client does by that name, such as putItem; empty if that is no operation of the service. */
    Optional<SdkOperation> operation(String action) {
        return operations.computeIfAbsent(action, name -> SdkOperation.of(client, name));
    }

    /**
     * How the service may be written in AWS_ENDPOINT_URL_…: its words together or apart, since the SDK's class
     * does not
     * tell DYNAMODB from SECRETS_MANAGER.
     */
    List<String> variableNames() {
        Stream<String> names = Stream.of("");
        for (String word : WORDS.splitAsStream(name()).toList()) {
            String upper = word.toUpperCase(Locale.ROOT);
            names = names.flatMap(
                    begun -> begun.isEmpty() ? Stream.of(upper) : Stream.of(begun + upper, begun + "_" + upper));
        }
        return names.toList();
    }
}
