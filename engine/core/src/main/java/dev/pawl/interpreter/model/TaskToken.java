package dev.pawl.interpreter.model;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Names one attempt at a task to whoever works on it. It carries all that is needed to find the attempt
 * again, so it
 * needs no table and survives a restart.
 *
 * @param executionArn
 *            whose task
 * @param scheduledEventId
 *            which attempt
 * @param redriveCount
 *            of the execution when the task was scheduled
 * @param secret
 *            128 bits that nobody can guess
 */
public record TaskToken(String executionArn, long scheduledEventId, int redriveCount, String secret) {
    private static final String VERSION = "1";

    /** The text that workers see: at most 2,048 characters, safe in URLs. */
    public String encode() {
        String plain = String.join(" ", VERSION, Long.toString(scheduledEventId), Integer.toString(redriveCount),
                secret,
                executionArn);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads a token; empty if the text is none of ours. */
    public static Optional<TaskToken> decode(String text) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            String[] parts = plain.split(" ", 5);
            if (parts.length != 5 || !parts[0].equals(VERSION)) {
                return Optional.empty();
            }
            return Optional.of(
                    new TaskToken(parts[4], Long.parseLong(parts[1]), Integer.parseInt(parts[2]), parts[3]));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
