package dev.pawl.server.assembly;

import dev.pawl.arn.ArnScope;
import dev.pawl.config.ConfigurationValue;
import dev.pawl.connector.ConnectorProvider;
import dev.pawl.engine.Engine;
import dev.pawl.server.auth.AccessPolicy;
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
    private final AccessPolicy policy;
    private @Nullable Engine engine;

    WebhooksPart(InstallationSettings installation, AccessPolicy policy) {
        this.policy = policy;
        settings = installation.settings();
        section = settings.configuration().value("webhooks");
        section.ifPresent(Webhooks::check);
    }

    @Override
    public void connect(Engine running) {
        engine = running;
    }

    @Override
    public List<HttpMount> mounts() {
        Engine running = engine;
        if (section.isEmpty() || running == null) {
            return List.of();
        }
        Webhooks.Surroundings around = new Webhooks.Surroundings(
                ArnScope.of(settings.region(), settings.accountId()), running.executions(), settings.secrets(),
                policy, InstantSource.system());
        return List.of(new HttpMount(Webhooks.PREFIX, new Webhooks(section.get(), around)));
    }
}
