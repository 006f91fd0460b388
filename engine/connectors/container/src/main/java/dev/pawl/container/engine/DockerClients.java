package dev.pawl.container.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.httpclient5.ApacheDockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * Connections to a Docker Engine, as Docker's own variables describe it: DOCKER_HOST, DOCKER_TLS_VERIFY,
 * DOCKER_CERT_PATH,
 * DOCKER_CONFIG and DOCKER_CONTEXT.
 *
 * @param calls
 *            for requests that are answered at once
 * @param streams
 *            for answers that go on: events, logs, progress
 * @param raw
 *            for what the library does not do
 */
record DockerClients(URI host, DockerClient calls, DockerClient streams, DockerHttpClient raw)
        implements
            AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final int MOST_CONNECTIONS = 200;
    private static final int MOST_BYTES = 64 * 1024;
    private static final int BAD = 400;

    static DockerClients of(Optional<String> host) {
        DefaultDockerClientConfig.Builder builder = DefaultDockerClientConfig.createDefaultConfigBuilder();
        host.ifPresent(builder::withDockerHost);
        DockerClientConfig config = builder.build();
        DockerHttpClient raw = http(config, Optional.of(DockerEngine.SOON));
        return new DockerClients(config.getDockerHost(), DockerClientImpl.getInstance(config, raw),
                DockerClientImpl.getInstance(config, http(config, Optional.empty())), raw);
    }

    private static DockerHttpClient http(DockerClientConfig config, Optional<Duration> answer) {
        ApacheDockerHttpClient.Builder http = new ApacheDockerHttpClient.Builder().dockerHost(config.getDockerHost())
                .sslConfig(config.getSSLConfig()).connectionTimeout(CONNECT).maxConnections(MOST_CONNECTIONS);
        answer.ifPresent(http::responseTimeout);
        return http.build();
    }

    /** Makes an image of a file system in a tar: the library sends a description of the stream instead. */
    void importImage(String repository, String tag, InputStream tar) {
        DockerHttpClient.Request request = DockerHttpClient.Request.builder()
                .method(DockerHttpClient.Request.Method.POST)
                .path("/images/create?fromSrc=-&repo=" + repository + "&tag=" + tag).body(tar).build();
        try (DockerHttpClient.Response response = raw.execute(request)) {
            String answer = new String(response.getBody().readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
            if (response.getStatusCode() >= BAD) {
                throw new DockerException(answer, response.getStatusCode());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        for (DockerClient client : new DockerClient[]{calls, streams}) {
            try {
                client.close();
            } catch (IOException e) {
                // whatever it held open ends with the process
            }
        }
    }
}
