package dev.pawl.connector.function.bootstrap;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a handler may know about its call. */
record HandlerContext(RuntimeClient.Event event, Map<String, String> environment, PrintStream out)
        implements
            Context {
    private String variable(String name) {
        return environment.getOrDefault(name, "");
    }

    @Override
    public String getAwsRequestId() {
        return event.header("Lambda-Runtime-Aws-Request-Id");
    }

    @Override
    public String getLogGroupName() {
        return variable("AWS_LAMBDA_LOG_GROUP_NAME");
    }

    @Override
    public String getLogStreamName() {
        return variable("AWS_LAMBDA_LOG_STREAM_NAME");
    }

    @Override
    public String getFunctionName() {
        return variable("AWS_LAMBDA_FUNCTION_NAME");
    }

    @Override
    public String getFunctionVersion() {
        return variable("AWS_LAMBDA_FUNCTION_VERSION");
    }

    @Override
    public String getInvokedFunctionArn() {
        return event.header("Lambda-Runtime-Invoked-Function-Arn");
    }

    @Override
    public @Nullable CognitoIdentity getIdentity() {
        return null;
    }

    @Override
    public @Nullable ClientContext getClientContext() {
        String json = event.header("Lambda-Runtime-Client-Context");
        return json.isEmpty()
                ? null
                : (ClientContext) EventJson.read(json.getBytes(StandardCharsets.UTF_8), ClientData.class);
    }

    @Override
    public int getRemainingTimeInMillis() {
        long deadline = Long.parseLong(event.header("Lambda-Runtime-Deadline-Ms"));
        return (int) Math.max(0, deadline - System.currentTimeMillis());
    }

    @Override
    public int getMemoryLimitInMB() {
        return Integer.parseInt(variable("AWS_LAMBDA_FUNCTION_MEMORY_SIZE"));
    }

    @Override
    public LambdaLogger getLogger() {
        return new LambdaLogger() {
            @Override
            public void log(String message) {
                out.println(message);
            }

            @Override
            public void log(byte[] message) {
                out.println(new String(message, StandardCharsets.UTF_8));
            }
        };
    }
}
