package dev.pawl.server.sdk;

import dev.pawl.engine.Quotas;
import dev.pawl.server.assembly.RealServer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.SfnClientBuilder;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.StateMachineType;

/** A running server and the SDK's client for it. */
final class SdkServer implements AutoCloseable {
    static final String ROLE = RealServer.ROLE;
    static final String PREFIX = "arn:aws:states:us-east-1:123456789012:";
    static final String PASS = "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"End\":true}}}";
    static final String FAIL = "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Fail\",\"Error\":\"E\",\"Cause\":\"C\"}}}";
    static final String WAIT = "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Wait\",\"Seconds\":900,\"End\":true}}}";

    private final RealServer server;
    private final SfnClient client;

    SdkServer(Path folder) {
        this(folder, Quotas.STANDARD);
    }

    SdkServer(Path folder, Quotas quotas) {
        server = new RealServer(folder.resolve("pawl.db"), quotas);
        client = builder(server.port())
                .overrideConfiguration(
                        c -> c.putAdvancedOption(SdkAdvancedClientOption.DISABLE_HOST_PREFIX_INJECTION, true))
                .httpClientBuilder(ApacheHttpClient.builder()).build();
    }

    /** A client of the server at this port, without what differs between tests. */
    static SfnClientBuilder builder(int port) {
        return SfnClient.builder().endpointOverride(URI.create("http://localhost:" + port)).region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("pawl", "pawl")));
    }

    SfnClient client() {
        return client;
    }

    int port() {
        return server.port();
    }

    /** Creates a Standard machine; its ARN. */
    String machine(String name, String definition) {
        return machine(name, definition, StateMachineType.STANDARD);
    }

    String machine(String name, String definition, StateMachineType type) {
        return client.createStateMachine(r -> r.name(name).definition(definition).roleArn(ROLE).type(type))
                .stateMachineArn();
    }

    /** Starts an execution; its ARN. */
    String start(String machine, String input) {
        return client.startExecution(r -> r.stateMachineArn(machine).input(input)).executionArn();
    }

    /** Waits until an execution has ended. */
    DescribeExecutionResponse ended(String execution) {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (System.nanoTime() < deadline) {
            DescribeExecutionResponse answer = client.describeExecution(r -> r.executionArn(execution));
            if (answer.status() != ExecutionStatus.RUNNING) {
                return answer;
            }
            LockSupport.parkNanos(1_000_000);
        }
        throw new AssertionError("Still running: " + execution);
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
