package dev.pawl.server.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.StateMachineType;

/** The guide's client is this one, and it works. */
class JavaGuideTest extends SdkTest {
    private static final Path GUIDE = Path.of("..", "docs", "guides", "java-sdk.md");
    private static final Path THIS = Path.of("src", "test", "java", "dev", "pawl", "server", "sdk",
            "JavaGuideTest.java");

    @Test
    void the_client_of_the_guide_works() {
        String endpoint = "http://localhost:" + server().port();
        SfnClient sfn = SfnClient.builder()
                .endpointOverride(URI.create(endpoint))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("pawl", "pawl")))
                .overrideConfiguration(
                        c -> c.putAdvancedOption(SdkAdvancedClientOption.DISABLE_HOST_PREFIX_INJECTION, true))
                .build();
        String machine = server().machine("guide", SdkServer.PASS, StateMachineType.EXPRESS);

        assertThat(sfn.startSyncExecution(r -> r.stateMachineArn(machine).input("[1]")).output()).isEqualTo("[1]");
        sfn.close();
    }

    @Test
    void the_guide_shows_this_client() throws IOException {
        String guide = Files.readString(GUIDE);
        int start = guide.indexOf("```java\n") + "```java\n".length();
        String snippet = guide.substring(start, guide.indexOf("```", start)).replace("\"http://localhost:8083\"",
                "endpoint");

        assertThat(bare(Files.readString(THIS))).contains(bare(snippet));
    }

    private static String bare(String code) {
        return code.replaceAll("\\s+", "");
    }
}
