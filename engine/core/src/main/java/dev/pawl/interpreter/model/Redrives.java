package dev.pawl.interpreter.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The redrives of an execution. Whoever asks again with the token of one of the newest gets its answer again.
 *
 * @param count
 *            how many there were
 * @param lastEventId
 *            of the newest ExecutionRedriven; 0 before the first
 * @param newest
 *            the newest, oldest first
 */
public record Redrives(int count, long lastEventId, List<Redrive> newest) {
    /** Never redriven. */
    public static final Redrives NONE = new Redrives(0, 0, List.of());
    /** AWS remembers so many client tokens of an execution. */
    private static final int REMEMBERED = 10;
    /** AWS remembers a client token for so long. */
    private static final Duration VALID = Duration.ofMinutes(15);

    /** One redrive. */
    public record Redrive(String clientToken, Instant at) {}

    /** With one more. */
    public Redrives plus(long eventId, Redrive redrive) {
        List<Redrive> all = new ArrayList<>(newest.subList(Math.max(0, newest.size() - REMEMBERED + 1), newest.size()));
        all.add(redrive);
        return new Redrives(count + 1, eventId, List.copyOf(all));
    }

    /** When the newest was. */
    public Optional<Instant> lastAt() {
        return newest.isEmpty() ? Optional.empty() : Optional.of(newest.get(newest.size() - 1).at());
    }

    /** When the redrive with that token was, if it is still remembered. */
    public Optional<Instant> with(String clientToken, Instant now) {
        return newest.stream().filter(redrive -> redrive.clientToken().equals(clientToken)).map(Redrive::at)
                .filter(at -> now.isBefore(at.plus(VALID))).findFirst();
    }
}
