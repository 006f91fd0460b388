package dev.pawl.schedule;

import dev.pawl.schedule.model.Schedule;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;

/**
 * The start of one execution: the same name for the same fire time of the same schedule, always.
 *
 * @param id
 *            what {@code <aws.scheduler.execution-id>} stands for
 */
record Invocation(String executionName, String id, Instant time) {
    private static final DateTimeFormatter COMPACT = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'")
            .withZone(ZoneOffset.UTC);
    private static final int NAME_KEPT = 45;
    private static final int ID_LENGTH = 16;

    static Invocation of(Schedule schedule, Instant time) {
        String id = hash(schedule.identity().id() + " " + time.toEpochMilli()).substring(0, ID_LENGTH);
        String name = schedule.name();
        String kept = name.length() > NAME_KEPT ? name.substring(0, NAME_KEPT) : name;
        return new Invocation(kept + "-" + COMPACT.format(time) + "-" + id, id, time);
    }

    /** The input with what EventBridge Scheduler would put into it. */
    String input(Schedule schedule, String scheduleArn, int attempt) {
        String text = schedule.definition().input().text();
        return text.contains("<aws.scheduler.")
                ? text.replace("<aws.scheduler.scheduled-time>", time.toString())
                        .replace("<aws.scheduler.execution-id>", id)
                        .replace("<aws.scheduler.attempt-number>", Integer.toString(attempt))
                        .replace("<aws.scheduler.schedule-arn>", scheduleArn)
                : text;
    }

    private static String hash(String text) {
        try {
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Expected SHA-256, which every Java has", e);
        }
    }
}
