package dev.pawl.schedule.model;

import dev.pawl.json.Payload;

/**
 * What somebody wants to be started when.
 *
 * @param machine
 *            ARN of a machine, a version or an alias, or a name such as {@code orders} or {@code orders:prod}
 * @param input
 *            of each execution; texts such as {@code <aws.scheduler.scheduled-time>} in it are replaced
 * @param enabled
 *            whether it fires at all
 */
public record ScheduleDefinition(Timing timing, String machine, Payload input, Overlap overlap, CatchUp catchUp,
        Retry retry, boolean enabled) {
    /** With an empty input and what is usual: an execution that still runs lets a time be skipped. */
    public static ScheduleDefinition of(Timing timing, String machine) {
        return new ScheduleDefinition(timing, machine, Payload.EMPTY_OBJECT, Overlap.SKIP, CatchUp.STANDARD,
                Retry.STANDARD, true);
    }

    /** With another input. */
    public ScheduleDefinition input(Payload other) {
        return new ScheduleDefinition(timing, machine, other, overlap, catchUp, retry, enabled);
    }

    /** With another rule for overlaps. */
    public ScheduleDefinition overlap(Overlap other) {
        return new ScheduleDefinition(timing, machine, input, other, catchUp, retry, enabled);
    }

    /** With another rule for what was missed. */
    public ScheduleDefinition catchUp(CatchUp other) {
        return new ScheduleDefinition(timing, machine, input, overlap, other, retry, enabled);
    }

    /** With another rule for starts that are refused. */
    public ScheduleDefinition retry(Retry other) {
        return new ScheduleDefinition(timing, machine, input, overlap, catchUp, other, enabled);
    }

    /** On or off. */
    public ScheduleDefinition enabled(boolean on) {
        return new ScheduleDefinition(timing, machine, input, overlap, catchUp, retry, on);
    }
}
