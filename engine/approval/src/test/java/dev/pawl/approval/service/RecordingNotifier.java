package dev.pawl.approval.service;

import dev.pawl.approval.notify.Notification;
import dev.pawl.approval.notify.Notification.Recipient;
import dev.pawl.approval.notify.Notifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Remembers what it was to tell; refuses as long as it is told to. */
final class RecordingNotifier implements Notifier {
    private final List<Notification> sent = new ArrayList<>();
    private Optional<RuntimeException> refusal = Optional.empty();

    @Override
    public String channel() {
        return "email";
    }

    @Override
    public Audience audience() {
        return Audience.PERSON;
    }

    @Override
    public boolean reaches(Recipient recipient) {
        return recipient.email().isPresent();
    }

    @Override
    public CompletionStage<Void> send(Notification notification) {
        if (refusal.isPresent()) {
            return CompletableFuture.failedFuture(refusal.get());
        }
        sent.add(notification);
        return CompletableFuture.completedFuture(null);
    }

    void refuse(Optional<RuntimeException> how) {
        refusal = how;
    }

    List<Notification> sent() {
        return sent;
    }
}
