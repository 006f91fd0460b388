package dev.pawl.server.api;

import java.util.StringJoiner;

/** Exceptions for the log. */
public final class Traces {
    private static final int MAX_CAUSES = 5;
    private static final int MAX_FRAMES = 15;

    private Traces() {}

    /** Types and places, without messages, which may hold secrets and payloads. */
    public static String withoutMessages(Throwable failure) {
        StringJoiner text = new StringJoiner(System.lineSeparator());
        Throwable next = failure;
        for (int i = 0; next != null && i < MAX_CAUSES; i++) {
            text.add(i == 0 ? next.getClass().getName() : "caused by " + next.getClass().getName());
            StackTraceElement[] frames = next.getStackTrace();
            for (int frame = 0; frame < Math.min(frames.length, MAX_FRAMES); frame++) {
                text.add("    at " + frames[frame]);
            }
            next = next.getCause();
        }
        return text.toString();
    }
}
