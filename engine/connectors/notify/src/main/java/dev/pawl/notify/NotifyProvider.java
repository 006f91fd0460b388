package dev.pawl.notify;

import dev.pawl.approval.notify.Notifier;
import dev.pawl.approval.notify.NotifierProvider;
import dev.pawl.config.ConfigurationValue;
import dev.pawl.connector.ConnectorProvider;
import dev.pawl.egress.Egress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The channels that section {@code notify} of the configuration asks for: {@code email}, and one for each
 * webhook, by its
 * name.
 */
public final class NotifyProvider implements NotifierProvider {
    private static final String EMAIL = "email";

    @Override
    public List<Notifier> create(ConnectorProvider.Settings settings) {
        List<Notifier> channels = new ArrayList<>();
        settings.configuration().value("notify").map(value -> value.requireOnly(Set.of(EMAIL, "webhooks")))
                .ifPresent(section -> {
                    Egress egress = Egress.of(settings.configuration());
                    section.find(EMAIL).map(MailSettings::read)
                            .ifPresent(mail -> channels.add(new MailNotifier(mail, settings.secrets(), egress.tls())));
                    section.find("webhooks").map(ConfigurationValue::members).orElse(Map.of())
                            .forEach((name, value) -> channels.add(webhook(name, value, settings, egress)));
                });
        return channels;
    }

    private static Notifier webhook(String name, ConfigurationValue value, ConnectorProvider.Settings settings,
            Egress egress) {
        if (name.equals(EMAIL)) {
            throw value.wrong("another name", EMAIL + " is the channel of section email");
        }
        WebhookSettings webhook = WebhookSettings.read(value);
        return new WebhookNotifier(name, webhook, settings.secrets(), egress.with(webhook.destination()));
    }
}
