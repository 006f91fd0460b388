package dev.pawl.aws.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.asl.lint.ServiceParameters;
import dev.pawl.aws.call.Integrations.Integration;
import dev.pawl.connector.Outcome;
import dev.pawl.json.Json;
import dev.pawl.json.Payload;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;

/**
 * One call of an operation, from the task's arguments to its outcome.
 *
 * @param integration
 *            how it is called
 * @param service
 *            whose operation it is
 */
record Call(Integration integration, SdkService service, SdkOperation operation) {
    /** One more than a state may hand on: the core then says so. */
    private static final int MOST_OF_A_BODY = 256 * 1024 + 1;

    /** What to call it with, and as whom. */
    record Caller(Object client, Optional<AwsCredentialsProvider> credentials) {}

    /** A request that can be sent, or why none can be. */
    private sealed interface Prepared {
        record Ready(AwsRequest request, RequestBody body) implements Prepared {}

        record Unusable(List<String> problems) implements Prepared {}
    }

    /**
     * Calls, and waits.
     *
     * @param given
     *            the arguments as the definition made them
     */
    Outcome outcome(JsonNode arguments, String given, Caller caller) {
        return switch (prepare(arguments, caller)) {
            case Prepared.Unusable unusable -> Failures.unusable(given, unusable.problems());
            case Prepared.Ready ready -> send(ready, caller);
        };
    }

    private Prepared prepare(JsonNode arguments, Caller caller) {
        AwsRequest.Builder builder = operation.request();
        RequestReader reader = new RequestReader(integration.dialect());
        Map<String, JsonNode> unknown = reader.read(arguments, (SdkPojo) builder);
        List<String> problems = new ArrayList<>(reader.problems());
        arguments.fieldNames().forEachRemaining(name -> {
            if (!unknown.containsKey(name) && integration.taken().filter(taken -> !taken.contains(name)).isPresent()) {
                problems.add(ServiceParameters.unsupported(name));
            }
        });
        RequestBody body = RequestBody.empty();
        if (operation.takesBody() && unknown.size() == 1) {
            JsonNode value = unknown.values().iterator().next();
            body = value.isNull() ? body : RequestBody.fromString(RequestReader.body(value));
        } else {
            unknown.keySet().forEach(name -> problems.add(ServiceParameters.unsupported(name)));
        }
        if (!problems.isEmpty()) {
            return new Prepared.Unusable(problems);
        }
        builder.overrideConfiguration(c -> {
            caller.credentials().ifPresent(c::credentialsProvider);
            c.putExecutionAttribute(AnswerLimit.STREAMED, operation.streams());
        });
        return new Prepared.Ready(builder.build(), body);
    }

    private Outcome send(Prepared.Ready ready, Caller caller) {
        try {
            return completed(operation.call(caller.client(), ready.request(), ready.body()));
        } catch (AwsServiceException e) {
            return integration.old().map(old -> Failures.service(service.name(), e, old))
                    .orElseGet(() -> Failures.service(service.name(), e));
        } catch (SdkException | IOException e) {
            return tooLong(e)
                    ? Failures.tooLong(String.valueOf(cause(e).getMessage()))
                    : Failures.unreachable(prefix(), e);
        } catch (AnswerLimit.TooLong e) {
            return Failures.tooLong(String.valueOf(e.getMessage()));
        }
    }

    /** What the names of its errors begin with. */
    String prefix() {
        return integration.old().map(Integrations.Old::errors).orElseGet(service::name);
    }

    private static boolean tooLong(Throwable e) {
        return cause(e) instanceof AnswerLimit.TooLong;
    }

    private static Throwable cause(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null && !(cause instanceof AnswerLimit.TooLong)) {
            cause = cause.getCause();
        }
        return cause;
    }

    private Outcome completed(SdkOperation.Answer answer) throws IOException {
        ObjectNode result = new AnswerWriter(integration.dialect()).write(answer.response());
        if (answer.body().isPresent()) {
            result.put(StreamNames.of(integration.service(), integration.action()), text(answer.body().get()));
        }
        if (integration.old().isPresent()) {
            Integrations.Old old = integration.old().get();
            if (result.path(old.failed()).asInt() > 0) {
                return Outcome.Failed.of(old.failure(), Json.write(result));
            }
            Metadata.add(answer.response(), result);
        }
        return new Outcome.Completed(Payload.of(result));
    }

    private static String text(InputStream stream) throws IOException {
        try (stream) {
            byte[] bytes = stream.readNBytes(MOST_OF_A_BODY);
            if (bytes.length == MOST_OF_A_BODY && stream instanceof software.amazon.awssdk.http.Abortable open) {
                // Closing it alone would read the rest.
                open.abort();
            }
            return AnswerWriter.text(bytes);
        }
    }
}
