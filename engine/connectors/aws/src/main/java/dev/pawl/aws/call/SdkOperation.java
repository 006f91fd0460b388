package dev.pawl.aws.call;

import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;

/**
 * An operation of a service: the method of its client that takes a request, and a body or a place for one if
 * they are
 * streams.
 */
record SdkOperation(Method method) {
    /** What came back: an answer, and its body if that is a stream, which the caller closes. */
    record Answer(SdkResponse response, Optional<InputStream> body) {}

    static Optional<SdkOperation> of(Class<?> client, String action) {
        // Those with fewer parameters give the body back as a stream rather than into a file.
        return Arrays.stream(client.getMethods()).filter(m -> m.getName().equals(action) && isOperation(m))
                .min(Comparator.comparingInt(Method::getParameterCount)).map(SdkOperation::new);
    }

    private static boolean isOperation(Method method) {
        List<Class<?>> given = List.of(method.getParameterTypes());
        if (given.isEmpty() || !AwsRequest.class.isAssignableFrom(given.get(0))) {
            return false;
        }
        List<Class<?>> more = given.subList(1, given.size());
        boolean answers = SdkResponse.class.isAssignableFrom(method.getReturnType());
        boolean streams = method.getReturnType().equals(ResponseInputStream.class);
        return switch (more.size()) {
            case 0 -> answers || streams;
            case 1 -> answers && more.contains(RequestBody.class);
            default -> more.equals(List.of(RequestBody.class, ResponseTransformer.class));
        };
    }

    /** Whether the request has a body beside its members. */
    boolean takesBody() {
        return method.getParameterCount() > 1;
    }

    /** Whether the answer has a body beside its members. */
    boolean streams() {
        return method.getParameterCount() > 2 || method.getReturnType().equals(ResponseInputStream.class);
    }

    /** A new builder of its request. */
    AwsRequest.Builder request() {
        try {
            return (AwsRequest.Builder) method.getParameterTypes()[0].getMethod("builder").invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Expected a builder of " + method.getParameterTypes()[0], e);
        }
    }

    /**
     * Calls it, and waits for the answer.
     *
     * @throws software.amazon.awssdk.core.exception.SdkException
     *             if the call fails
     */
    Answer call(Object client, AwsRequest request, RequestBody body) {
        Object answer = switch (method.getParameterCount()) {
            case 1 -> invoke(client, request);
            case 2 -> invoke(client, request, body);
            default -> invoke(client, request, body, ResponseTransformer.toInputStream());
        };
        return answer instanceof ResponseInputStream<?> stream
                ? new Answer((SdkResponse) stream.response(), Optional.of(stream))
                : new Answer((SdkResponse) answer, Optional.empty());
    }

    private Object invoke(Object client, Object... arguments) {
        try {
            return method.invoke(client, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error cause) {
                throw cause;
            }
            throw new IllegalStateException(e);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
