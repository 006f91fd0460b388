package dev.pawl.runtime;

import dev.pawl.maprun.MapRunChanges;
import dev.pawl.store.ExecutionLog.Message;
import java.util.ArrayList;
import java.util.List;

/** What signals do to a map run: gathered, then written together, then acted upon. */
final class MapRunTurn {
    private static final int MOST_ENDS = 2000;

    private MapRunChanges changes = new MapRunChanges();
    private final List<Message> messages = new ArrayList<>();
    private final List<Long> received = new ArrayList<>();
    private final List<Turn.Settled> settled = new ArrayList<>();
    private boolean collects;

    MapRunChanges changes() {
        return changes;
    }

    void send(Message message) {
        messages.add(message);
    }

    List<Message> messages() {
        return messages;
    }

    List<Long> received() {
        return received;
    }

    void settle(Mail mail, Settlement settlement) {
        settled.add(new Turn.Settled(mail, settlement));
        if (mail.stored()) {
            received.add(mail.messageId());
        }
    }

    List<Turn.Settled> settled() {
        return settled;
    }

    /** All children have ended: their results are to be put together. */
    void collect() {
        collects = true;
    }

    boolean collects() {
        return collects;
    }

    boolean writes() {
        return changes.any() || !messages.isEmpty() || !received.isEmpty();
    }

    boolean hasRoom() {
        return changes.ended().size() < MOST_ENDS;
    }

    /** Forgets all that was gathered; returns the mail that has to be dealt with again. */
    List<Turn.Settled> discard() {
        List<Turn.Settled> lost = List.copyOf(settled);
        changes = new MapRunChanges();
        messages.clear();
        received.clear();
        settled.clear();
        collects = false;
        return lost;
    }
}
