package dev.pawl.notify;

import dev.pawl.approval.notify.Notification;
import dev.pawl.approval.notify.Notification.Kind;
import dev.pawl.approval.notify.Notification.Recipient;
import dev.pawl.approval.notify.Notification.Request;
import dev.pawl.approval.notify.Notifier;
import dev.pawl.config.Configuration;
import dev.pawl.connector.ConnectorProvider;
import dev.pawl.json.Json;
import dev.pawl.secret.Secrets;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** What the tests of channels start from. */
final class Given {
    static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Map<String, String> ENVIRONMENT = Map.of("MAIL_PASSWORD", "hunter22", "HOOK_SECRET",
            "hook-secret", "HOOK_TOKEN", "tok-12345");

    private Given() {}

    static List<Notifier> channels(String notify, String... moreSections) {
        String more = moreSections.length == 0 ? "" : ", " + String.join(", ", moreSections);
        Configuration configuration = Configuration.of(Json.read("""
                {"secrets": {"mail": {"env": "MAIL_PASSWORD"}, "hook": {"env": "HOOK_SECRET"},
                             "token": {"env": "HOOK_TOKEN"}}, "notify": %s%s}""".formatted(notify, more)), "pawl.json",
                Path.of(""));
        return new NotifyProvider().create(new ConnectorProvider.Settings("123456789012", "us-east-1",
                name -> Optional.empty(), configuration,
                Secrets.of(configuration, name -> Optional.ofNullable(ENVIRONMENT.get(name)))));
    }

    static Request request(String title) {
        return new Request("r-1", title, Optional.of("Paid **before** Friday"),
                Optional.of(Json.read("{\"amount\": 120}")), Optional.of("bob"), List.of("alice", "group:finance"),
                "WAITING", NOON, Optional.of(NOON.plusSeconds(3600)),
                "arn:aws:states:us-east-1:123456789012:execution:m:e",
                "arn:aws:states:us-east-1:123456789012:stateMachine:m");
    }

    static Notification notification(Kind kind, String title, Optional<Recipient> recipient) {
        return new Notification("n/1", kind, NOON, request(title), recipient, Optional.of("Which cost centre?"),
                Optional.of("bob"));
    }

    static Recipient alice(Optional<String> email) {
        return new Recipient("alice", "Alice Ämter", email,
                Optional.of(URI.create("https://pawl.example/a/t0k3n")));
    }

    /** Sends and waits; what went wrong, if something did. */
    static Optional<Throwable> send(Notifier channel, Notification notification) {
        try {
            channel.send(notification).toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
            return Optional.empty();
        } catch (CompletionException e) {
            return Optional.ofNullable(e.getCause());
        }
    }
}
