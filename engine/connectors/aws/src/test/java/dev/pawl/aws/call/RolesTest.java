package dev.pawl.aws.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose name a call is made in. */
class RolesTest {
    private static final String ROLE = "arn:aws:iam::999999999999:role/other";
    private static final String ASSUMED = """
            <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>
            <AccessKeyId>ASSUMED</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken>
            <Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>""";

    private final List<String> assumed = new CopyOnWriteArrayList<>();
    private final List<String> signatures = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private String endpoint;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            boolean sts = body.contains("Action=AssumeRole");
            (sts ? assumed : signatures).add(sts ? body : exchange.getRequestHeaders().getFirst("Authorization"));
            byte[] answer = (sts ? ASSUMED : "{}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        endpoint = "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void call(Map<String, String> variables) throws Exception {
        try (Aws aws = Aws.with(variables)) {
            for (int i = 0; i < 2; i++) {
                aws.outcome(aws.request("aws-sdk:sqs:listQueues", "{}", Optional.of(ROLE)));
            }
        }
    }

    @Test
    void aRoleIsAssumedOnce() throws Exception {
        call(Map.of("AWS_ENDPOINT_URL_SQS", endpoint, "AWS_ENDPOINT_URL_STS", endpoint));

        assertThat(assumed).singleElement().asString().contains("RoleArn=arn%3Aaws%3Aiam%3A%3A999999999999%3Arole");
        assertThat(signatures).hasSize(2).allMatch(signature -> signature.contains("Credential=ASSUMED/"));
    }

    @Test
    void whereThereIsNobodyToAskTheServiceIsCalledAsWeAre() throws Exception {
        call(Map.of("AWS_ENDPOINT_URL", endpoint));

        assertThat(assumed).isEmpty();
        assertThat(signatures).hasSize(2).allMatch(signature -> signature.contains("Credential=AKID/"));
    }
}
