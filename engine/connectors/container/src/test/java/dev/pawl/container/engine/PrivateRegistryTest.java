package dev.pawl.container.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.AuthConfig;
import dev.pawl.container.engine.ContainerSettings.PullPolicy;
import dev.pawl.container.engine.ContainerSettings.Pulling;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Images of a registry that wants a password: Debian's docker-registry on loopback. Where it is not
 * installed,
 * this is
 * skipped.
 */
class PrivateRegistryTest {
    private static final Path REGISTRY = Path.of("/usr/bin/docker-registry");
    private static final String USER = "pawl";
    private static final String PASSWORD = "correct horse";
    private static final String HTPASSWD = USER + ":$2b$05$abcdefghijklmnopqrstuuHNbAKRhpaujgo33bRWs.NLUTJO3lOy2\n";

    @TempDir
    Path folder;

    private final DockerClient docker = RealEngine.client();
    private final DockerEngine engine = new DockerEngine(Optional.ofNullable(System.getenv("DOCKER_HOST")),
            text -> text);
    private final List<String> hidden = new ArrayList<>();
    private Process registry;
    private String address;
    private String image;

    @BeforeEach
    void serve() throws Exception {
        assumeTrue(Files.isExecutable(REGISTRY), "Needs Debian's docker-registry");
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        address = "127.0.0.1:" + port;
        image = address + "/private/shell:1";
        Files.writeString(folder.resolve("htpasswd"), HTPASSWD);
        Path config = Files.writeString(folder.resolve("registry.yml"), """
                version: 0.1
                storage: {filesystem: {rootdirectory: %s}}
                http: {addr: "%s"}
                auth: {htpasswd: {realm: test, path: %s}}
                """.formatted(folder.resolve("data"), address, folder.resolve("htpasswd")));
        registry = new ProcessBuilder(REGISTRY.toString(), "serve", config.toString()).redirectErrorStream(true)
                .redirectOutput(folder.resolve("registry.log").toFile()).start();
        Waiting.until(() -> {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return socket.isConnected();
            } catch (IOException e) {
                return false;
            }
        });
        docker.tagImageCmd(RealEngine.IMAGE, address + "/private/shell", "1").exec();
        docker.pushImageCmd(image).withAuthConfig(
                new AuthConfig().withRegistryAddress(address).withUsername(USER).withPassword(PASSWORD))
                .exec(new ResultCallback.Adapter<>()).awaitCompletion(60, TimeUnit.SECONDS);
        docker.removeImageCmd(image).exec();
    }

    @AfterEach
    void end() throws Exception {
        if (registry != null) {
            if (engine.image(image).isPresent()) {
                docker.removeImageCmd(image).exec();
            }
            registry.destroy();
            registry.waitFor(20, TimeUnit.SECONDS);
        }
        engine.close();
    }

    private ImagePulls pulls(PullPolicy policy, Duration timeout) {
        return new ImagePulls(engine,
                RegistryCredentials.ofUser(name -> name.equals("DOCKER_CONFIG")
                        ? Optional.of(folder.toString())
                        : Optional.empty(), hidden::add),
                new Pulling(policy, timeout, Duration.ofSeconds(5)));
    }

    private void provide() {
        pulls(PullPolicy.MISSING, Duration.ofSeconds(60)).provide(image, new CompletableFuture<>());
    }

    private void configure(String json) throws IOException {
        Files.writeString(folder.resolve("config.json"), json);
    }

    private static String auth(String password) {
        return Base64.getEncoder().encodeToString((USER + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void withoutCredentialsTheRegistryRefuses() {
        assertThatThrownBy(this::provide).isInstanceOf(EngineException.Refused.class)
                .hasMessageContaining("no basic auth credentials");
    }

    @Test
    void whatDockerLoginLeftIsUsed() throws Exception {
        configure("{\"auths\":{\"" + address + "\":{\"auth\":\"" + auth(PASSWORD) + "\"}}}");
        provide();
        assertThat(engine.image(image)).isPresent();
        assertThat(hidden).contains(PASSWORD);
    }

    @Test
    void aWrongPasswordIsToldWithoutIt() throws Exception {
        configure("{\"auths\":{\"" + address + "\":{\"auth\":\"" + auth("wrong-pass-word") + "\"}}}");
        assertThatThrownBy(this::provide).isInstanceOf(EngineException.Refused.class)
                .hasMessageNotContaining("wrong-pass-word");
    }

    @Test
    void aCredentialHelperIsAsked() throws Exception {
        Path helper = folder.resolve("helper");
        Files.writeString(helper,
                "#!/bin/sh\nread registry\necho '{\"ServerURL\":\"'$registry'\",\"Username\":\"" + USER
                        + "\",\"Secret\":\"" + PASSWORD + "\"}'\n");
        Files.setPosixFilePermissions(helper, PosixFilePermissions.fromString("rwx------"));
        assertThat(RegistryCredentials.answerOf(helper.toString(), address, hidden::add)).get()
                .extracting(AuthConfig::getUsername, AuthConfig::getPassword).containsExactly(USER, PASSWORD);
    }

    @Test
    void aRegistryThatSaysNothingIsGivenUp() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            String name = "127.0.0.1:" + silent.getLocalPort() + "/x:1";
            assertThatThrownBy(() -> pulls(PullPolicy.MISSING, Duration.ofSeconds(2)).provide(name,
                    new CompletableFuture<>())).isInstanceOf(EngineException.Refused.class)
                    .hasMessageContaining("did not end within 2 s");
        }
    }

    @Test
    void nothingIsPulledIfTheConfigurationSaysSo() {
        assertThatThrownBy(() -> pulls(PullPolicy.NEVER, Duration.ofSeconds(2)).provide(image,
                new CompletableFuture<>())).isInstanceOf(EngineException.Refused.class).hasMessageContaining(image);
    }
}
