package dev.pawl.server.alert;

import java.util.Objects;
import dev.pawl.approval.notify.Notification;
import dev.pawl.approval.notify.Notification.Kind;
import dev.pawl.approval.notify.Notification.Recipient;
import dev.pawl.approval.notify.Notification.Request;
import dev.pawl.approval.notify.Notifier;
import dev.pawl.approval.notify.UndeliverableException;
import dev.pawl.config.ConfigurationException;
import dev.pawl.delivery.DeliveryException;
import dev.pawl.server.alert.Gathered.Alert;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the receivers of a rule, by mail or by the webhooks of the section {@code notify}. */
final class Channels implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Channels.class);
    private static final String EMAIL = "email:";
    private static final long PATIENCE_SECONDS = 30;

    private final Map<String, Notifier> channels = new HashMap<>();
    private volatile URI console;

    /** By these channels, with links to the console there. */
    Channels(List<Notifier> all, URI console) {
        all.forEach(channel -> channels.put(channel.channel(), channel));
        this.console = console;
    }

    /** The console is there, unless the configuration says where. */
    void at(URI base) {
        if (console.toString().isEmpty()) {
            console = base;
        }
    }

    /**
     * Asks for channels that are there.
     *
     * @throws ConfigurationException
     *             if one is not
     */
    void require(Rule rule) {
        for (String receiver : rule.to()) {
            if (!channels.containsKey(receiver.startsWith(EMAIL) ? "email" : receiver)) {
                throw new ConfigurationException("Expected receivers such as email:ops@example.com, or names of "
                        + "webhooks in section notify, in rule " + rule.name() + " of section alerts, but " + receiver
                        + " is not there");
            }
        }
    }

    /** Tells all receivers; whoever was told before another one failed is told again. */
    void tell(Alert alert) throws DeliveryException, InterruptedException {
        for (String receiver : alert.rule().to()) {
            boolean mail = receiver.startsWith(EMAIL);
            Notifier channel = channels.get(mail ? "email" : receiver);
            if (channel == null) {
                continue;
            }
            String address = mail ? receiver.substring(EMAIL.length()) : "";
            Optional<Recipient> recipient = mail
                    ? Optional.of(new Recipient(address, address, Optional.of(address), Optional.empty()))
                    : Optional.empty();
            send(channel, notification(alert, recipient), receiver);
        }
    }

    private static void send(Notifier channel, Notification notification, String receiver)
            throws DeliveryException, InterruptedException {
        try {
            channel.send(notification).toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UndeliverableException hopeless) {
                LOG.error("An alert cannot be told to {}: {}", receiver, hopeless.getMessage());
                return;
            }
            throw new DeliveryException(receiver + ": " + Objects.requireNonNullElse(e.getCause(), e).getMessage(), e);
        } catch (TimeoutException e) {
            throw new DeliveryException(receiver + " did not answer", e);
        }
    }

    private Notification notification(Alert alert, Optional<Recipient> recipient) {
        StringBuilder text = new StringBuilder();
        alert.examples().forEach(end -> text.append(end.line()).append('\n').append(link(end.info().arn()))
                .append('\n'));
        String execution = alert.examples().isEmpty() ? "" : alert.examples().getFirst().info().arn();
        String machine = alert.examples().isEmpty() ? "" : alert.examples().getFirst().info().stateMachineArn();
        String id = "alert-" + alert.rule().name() + "-" + alert.at().toEpochMilli();
        return new Notification(id, Kind.ALERT, alert.at(),
                new Request(id, "[" + alert.rule().name() + "] " + alert.title(), Optional.of(text.toString().strip()),
                        Optional.empty(), Optional.empty(), List.of(), "ALERT", alert.at(), Optional.empty(),
                        execution, machine),
                recipient, Optional.empty(), Optional.empty());
    }

    private String link(String executionArn) {
        return console.toString().replaceFirst("/$", "") + "/executions/"
                + URLEncoder.encode(executionArn, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        channels.values().forEach(Notifier::close);
    }
}
