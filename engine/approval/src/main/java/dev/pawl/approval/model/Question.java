package dev.pawl.approval.model;

import java.time.Instant;
import java.util.Optional;

/**
 * A question to somebody.
 *
 * @param number
 *            from 1 in each request
 */
public record Question(int number, String from, String to, Instant at, String text, Optional<Remark> answer) {
    /** With its answer. */
    public Question answered(Remark how) {
        return new Question(number, from, to, at, text, Optional.of(how));
    }
}
