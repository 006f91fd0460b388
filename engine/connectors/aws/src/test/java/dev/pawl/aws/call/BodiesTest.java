package dev.pawl.aws.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bodies that are no members: what is sent, and how much of one is read. */
class BodiesTest {
    private final Map<String, String> objects = new ConcurrentHashMap<>();
    private final CountDownLatch hungUp = new CountDownLatch(1);
    private HttpServer server;
    private Aws aws;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/bucket/", exchange -> {
            String key = exchange.getRequestURI().getPath();
            if (exchange.getRequestMethod().equals("PUT")) {
                // One chunk between its size and the empty last one: that is how the SDK signs a body without TLS.
                String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                objects.put(key, sent.lines().skip(1).findFirst().orElseThrow());
                exchange.sendResponseHeaders(200, -1);
            } else {
                byte[] body = objects.getOrDefault(key, "").getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
            exchange.close();
        });
        server.createContext("/endless/", exchange -> {
            exchange.sendResponseHeaders(200, 10L * 1024 * 1024 * 1024);
            byte[] some = "x".repeat(64 * 1024).getBytes(StandardCharsets.UTF_8);
            try {
                while (true) {
                    exchange.getResponseBody().write(some);
                }
            } catch (IOException e) {
                hungUp.countDown();
            }
        });
        server.start();
        aws = Aws.with(Map.of("AWS_ENDPOINT_URL_S3", "http://127.0.0.1:" + server.getAddress().getPort()));
    }

    @AfterEach
    void stop() {
        aws.close();
        server.stop(0);
    }

    @Test
    void areSentAsJson() throws Exception {
        aws.result("aws-sdk:s3:putObject", "{'Bucket': 'bucket', 'Key': 'a', 'Body': 'text'}");
        aws.result("aws-sdk:s3:putObject", "{'Bucket': 'bucket', 'Key': 'b', 'Body': {'n': [1]}}");

        assertThat(objects).containsEntry("/bucket/a", "\"text\"").containsEntry("/bucket/b", "{\"n\":[1]}");
        assertThat(aws.result("aws-sdk:s3:getObject", "{'Bucket': 'bucket', 'Key': 'b'}").path("Body").asText())
                .isEqualTo("{\"n\":[1]}");
    }

    @Test
    void takeOneUnknownMemberAndNoMore() throws Exception {
        assertThat(aws.failure("aws-sdk:s3:putObject", "{'Bucket': 'bucket', 'Key': 'a', 'Body': 1, 'Mody': 2}"))
                .endsWith("[The field 'Body' is not supported by Step Functions,"
                        + " The field 'Mody' is not supported by Step Functions]");
        assertThat(aws.failure("aws-sdk:s3:getObject", "{'Bucket': 'bucket', 'Key': 'a', 'Body': 1}"))
                .endsWith("[The field 'Body' is not supported by Step Functions]");
    }

    @Test
    void areReadNoFurtherThanAStateMayHandOn() throws Exception {
        int length = aws.result("aws-sdk:s3:getObject", "{'Bucket': 'endless', 'Key': 'a'}").path("Body").asText()
                .length();

        assertThat(length).isEqualTo(256 * 1024 + 1);
        assertThat(hungUp.await(30, TimeUnit.SECONDS)).isTrue();
    }
}
