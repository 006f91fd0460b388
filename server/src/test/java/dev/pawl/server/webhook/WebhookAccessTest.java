package dev.pawl.server.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.config.Configuration;
import dev.pawl.config.ConfigurationValue;
import dev.pawl.json.Json;
import dev.pawl.secret.Secrets;
import dev.pawl.server.access.Door;
import dev.pawl.server.assembly.Installed;
import dev.pawl.server.assembly.RealServer;
import dev.pawl.server.auth.Authenticator;
import dev.pawl.server.http.Body;
import dev.pawl.server.http.Headers;
import dev.pawl.server.http.HttpRequest;
import dev.pawl.server.http.HttpResponse;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebhookAccessTest {
    private static final String WEBHOOKS = """
            {"orders": {"machine": "echo:prod", "signature": "none"},
             "price": {"machine": "quick", "signature": "none", "mode": "SYNC"}}""";

    @TempDir
    private Path folder;

    @Test
    void thePolicyIsAskedForTheWebhookItself() {
        List<String> asked = new ArrayList<>();
        try (Installed server = new Installed(folder.resolve("pawl.db"), "", Map.of())) {
            ConfigurationValue section = new ConfigurationValue(Json.read(WEBHOOKS), "/webhooks", "pawl.json");
            Webhooks closed = new Webhooks(section, new Webhooks.Surroundings(RealServer.HERE,
                    server.engine().executions(), Secrets.of(Configuration.NONE, name -> Optional.empty()),
                    Door.of(Authenticator.OPEN, (principal, operation, resource) -> {
                        asked.add(principal.name() + " " + operation + " " + resource);
                        return false;
                    }), InstantSource.system()));
            assertThat(call(closed, "orders").status()).isEqualTo(403);
            assertThat(call(closed, "price").status()).isEqualTo(403);
        }
        assertThat(asked).containsExactly(
                "webhook:orders StartExecution arn:aws:states:us-east-1:123456789012:stateMachine:echo:prod",
                "webhook:price StartSyncExecution arn:aws:states:us-east-1:123456789012:stateMachine:quick");
    }

    private static HttpResponse call(Webhooks webhooks, String name) {
        return webhooks.handle(new HttpRequest("POST", "/hooks/" + name, "",
                Headers.of(Map.of("Content-Type", List.of("application/json"))), Body.of("{}"),
                new CompletableFuture<>())).toCompletableFuture().join();
    }
}
