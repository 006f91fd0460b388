package dev.pawl.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.SfnException;

/** A server whose disk is a small one that fills up. Only root may mount that; others skip this. */
class FullDiskTest {
    private static final String ROLE = "arn:aws:iam::123456789012:role/r";
    private static final String PASS = "{\"StartAt\":\"P\",\"States\":{\"P\":{\"Type\":\"Pass\",\"End\":true}}}";
    private static final String HANDS = "arn:aws:states:us-east-1:123456789012:activity:hands";
    private static final String ASK = "{\"StartAt\":\"Ask\",\"States\":{\"Ask\":{\"Type\":\"Task\",\"Resource\":\""
            + HANDS
            + "\",\"Next\":\"Last\"},\"Last\":{\"Type\":\"Pass\",\"End\":true}}}";
    private static final long MIB = 1 << 20;
    private static final Duration LONG = Duration.ofMinutes(3);

    @TempDir
    private Path parent = Path.of("");
    private Path disk = parent;
    private ServerLives server = new ServerLives(disk);

    @BeforeEach
    void mount() throws IOException, InterruptedException {
        disk = Files.createDirectory(parent.resolve("disk"));
        assumeThat(run("mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", disk.toString()))
                .as("a file system of 64 MiB can be mounted, for which one must be root").isZero();
        Files.writeString(disk.resolve("pawl.json"),
                "{\"protection\": {\"minFreeDisk\": \"24MiB\", \"lowDisk\": \"28MiB\"},"
                        + " \"retention\": {\"grace\": \"PT1S\", \"interval\": \"PT1S\"}}");
        server = new ServerLives(disk);
        server.start();
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        server.close();
        assertThat(run("umount", "--lazy", disk.toString())).isIn(0, 1, 32);
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
    }

    private SfnClient client() {
        return SfnClient.builder().endpointOverride(server.address()).region(Region.US_EAST_1).credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("pawl", "pawl"))).build();
    }

    private static void await(BooleanSupplier done) throws InterruptedException {
        Instant deadline = Instant.now().plus(LONG);
        while (!done.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(deadline);
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    /** Whether another start is taken; the SDK has repeated it as it does for throttling before it gives up. */
    private static boolean starts(SfnClient client, String machine, String input) {
        try {
            client.startExecution(r -> r.stateMachineArn(machine).input(input));
            return true;
        } catch (SfnException e) {
            assertThat(e.awsErrorDetails().errorCode()).as(e.getMessage()).isEqualTo("ThrottlingException");
            assertThat(e.isThrottlingException()).isTrue();
            assertThat(e.numAttempts()).isGreaterThan(1);
            return false;
        }
    }

    @Test
    void startsAreRefusedBeforeTheDiskIsFullAndTakenAgainWhenThereIsRoom() throws IOException, InterruptedException {
        try (SfnClient client = client()) {
            client.createActivity(r -> r.name("hands"));
            String ask = client.createStateMachine(r -> r.name("ask").roleArn(ROLE).definition(ASK)).stateMachineArn();
            String pass = client.createStateMachine(r -> r.name("pass").roleArn(ROLE).definition(PASS))
                    .stateMachineArn();
            String waits = client.startExecution(r -> r.stateMachineArn(ask)).executionArn();
            String input = "\"" + "x".repeat(100_000) + "\"";

            await(() -> !starts(client, pass, input));

            assertThatThrownBy(() -> client.startExecution(r -> r.stateMachineArn(pass)))
                    .hasMessageContaining("disk");
            assertThat(server.rest("GET", "/health", Map.of()).orElseThrow().toString()).contains("disk");
            assertThat(free()).isGreaterThan(8 * MIB);
            // what runs goes on
            String token = client.getActivityTask(r -> r.activityArn(HANDS)).taskToken();
            client.sendTaskSuccess(r -> r.taskToken(token).output("1"));
            await(() -> client.describeExecution(r -> r.executionArn(waits)).status() == ExecutionStatus.SUCCEEDED);

            server.rest("PUT", "/retention/policies/pass", Map.of("maxAge", "PT1S"));
            await(() -> starts(client, pass, "1"));
            assertThat(free()).isGreaterThan(24 * MIB);
        }
        assertThat(server.stop()).isIn(0, 143);
        assertThat(server.check()).contains("Everything goes together");
    }

    private long free() throws IOException {
        FileStore store = Files.getFileStore(disk);
        return store.getUsableSpace();
    }
}
