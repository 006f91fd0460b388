package dev.pawl.server.assembly;

import dev.pawl.arn.ArnScope;
import dev.pawl.config.ConfigurationValue;
import dev.pawl.connector.ConnectorProvider;
import dev.pawl.engine.Engine;
import dev.pawl.server.access.Door;
import dev.pawl.server.auth.AccessPolicy;
import dev.pawl.server.auth.Authenticator;
import dev.pawl.server.http.HttpMount;
import dev.pawl.server.webhook.Webhooks;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Webhooks beside an engine. */
final class WebhooksPart implements Part {
    private final ConnectorProvider.Settings settings;
    private final Optional<ConfigurationValue> section;
    private Door door;
    private @Nullable Engine engine;

    WebhooksPart(InstallationSettings installation, AccessPolicy policy) {
        door = Door.of(Authenticator.OPEN, policy);
        settings = installation.settings();
        section = settings.configuration().value("webhooks");
        section.ifPresent(Webhooks::check);
    }

    @Override
    public void connect(Engine running) {
        engine = running;
    }

    @Override
    public void guardedBy(Door other) {
        door = other;
    }

    @Override
    public List<HttpMount> mounts() {
        Engine running = engine;
        if (section.isEmpty() || running == null) {
            return List.of();
        }
        Webhooks.Surroundings around = new Webhooks.Surroundings(
                ArnScope.of(settings.region(), settings.accountId()), running.executions(), settings.secrets(),
                door, InstantSource.system());
        return List.of(new HttpMount(Webhooks.PREFIX, new Webhooks(section.get(), around)));
    }
}
