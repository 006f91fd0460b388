package dev.pawl.container.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.dockerjava.api.model.AuthConfig;
import dev.pawl.json.Json;
import dev.pawl.json.JsonTextException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The user's credentials of registries: what {@code docker login} left in Docker's config.json, or a
 * credential
 * helper that
 * it names. Read each time, so that a login counts at once.
 */
final class RegistryCredentials {
    private static final String HUB_KEY = "https://index.docker.io/v1/";
    private static final int HELPER_SECONDS = 20;
    private static final int MOST_BYTES = 64 * 1024;

    private final Path file;
    private final Consumer<String> hide;

    private RegistryCredentials(Path file, Consumer<String> hide) {
        this.file = file;
        this.hide = hide;
    }

    /**
     * Of the user who runs this process.
     *
     * @param hide
     *            is told every password, so that it is never shown
     */
    static RegistryCredentials ofUser(Function<String, Optional<String>> variable, Consumer<String> hide) {
        Path folder = variable.apply("DOCKER_CONFIG").filter(text -> !text.isBlank()).map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".docker"));
        return new RegistryCredentials(folder.resolve("config.json"), hide);
    }

    /**
     * For a registry, if there are any.
     *
     * @throws EngineException.Refused
     *             if they are there and cannot be read
     */
    Optional<AuthConfig> of(String registry) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        JsonNode config = read();
        for (String key : keys(registry)) {
            String helper = config.path("credHelpers").path(key).asText(config.path("credsStore").asText(""));
            Optional<AuthConfig> found = helper.isEmpty()
                    ? stored(registry, config.path("auths").path(key))
                    : answerOf("docker-credential-" + helper, key, hide)
                            .or(() -> stored(registry, config.path("auths").path(key)));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static List<String> keys(String registry) {
        return registry.equals(ImageName.DOCKER_HUB)
                ? List.of(HUB_KEY, "index.docker.io", ImageName.DOCKER_HUB)
                : List.of(registry, "https://" + registry, "http://" + registry, "https://" + registry + "/v2/",
                        "https://" + registry + "/v1/");
    }

    private JsonNode read() {
        try {
            return Json.read(Files.readString(file));
        } catch (IOException | JsonTextException e) {
            throw new EngineException.Refused(0, "Expected Docker's configuration in " + file
                    + ", but it cannot be read as JSON");
        }
    }

    private Optional<AuthConfig> stored(String registry, JsonNode entry) {
        String token = entry.path("identitytoken").asText("");
        if (!token.isEmpty()) {
            hide.accept(token);
            return Optional.of(address(registry).withIdentityToken(token));
        }
        String user = entry.path("username").asText("");
        String password = entry.path("password").asText("");
        String both = entry.path("auth").asText("");
        if (!both.isEmpty()) {
            String decoded = decode(both);
            int colon = decoded.indexOf(':');
            if (colon < 0) {
                throw new EngineException.Refused(0, "Expected user and password for " + registry + " in " + file
                        + ", but there is something else");
            }
            user = decoded.substring(0, colon);
            password = decoded.substring(colon + 1);
        }
        return user.isEmpty() ? Optional.empty() : Optional.of(login(registry, user, password));
    }

    private String decode(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8).replace("\0", "");
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private AuthConfig login(String registry, String user, String password) {
        hide.accept(password);
        return address(registry).withUsername(user).withPassword(password);
    }

    private static AuthConfig address(String registry) {
        return new AuthConfig().withRegistryAddress(registry.equals(ImageName.DOCKER_HUB) ? HUB_KEY : registry);
    }

    /** A credential helper speaks JSON; it says nothing useful when it knows nothing. */
    static Optional<AuthConfig> answerOf(String program, String key, Consumer<String> hide) {
        try {
            Process process = new ProcessBuilder(program, "get").redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (OutputStream in = process.getOutputStream()) {
                in.write((key + "\n").getBytes(StandardCharsets.UTF_8));
            }
            if (!process.waitFor(HELPER_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new EngineException.Refused(0, "Expected credentials of " + key + " from " + program
                        + ", but it did not answer within " + HELPER_SECONDS + " s");
            }
            byte[] answer = process.getInputStream().readNBytes(MOST_BYTES);
            return process.exitValue() == 0
                    ? credentials(key, Json.read(new String(answer, StandardCharsets.UTF_8)), hide)
                    : Optional.empty();
        } catch (IOException | JsonTextException e) {
            throw new EngineException.Refused(0, "Expected credentials of " + key + " from " + program
                    + ", but it does not work");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Optional<AuthConfig> credentials(String registry, JsonNode answer, Consumer<String> hide) {
        String user = answer.path("Username").asText("");
        String secret = answer.path("Secret").asText("");
        hide.accept(secret);
        if (user.equals("<token>")) {
            return Optional.of(address(registry).withIdentityToken(secret));
        }
        return user.isEmpty()
                ? Optional.empty()
                : Optional.of(address(registry).withUsername(user).withPassword(secret));
    }
}
