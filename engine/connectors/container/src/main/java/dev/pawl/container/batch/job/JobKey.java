package dev.pawl.container.batch.job;

import java.util.OptionalInt;

/**
 * A job, or one of the children of an array job.
 *
 * @param id
 *            of the job that was submitted
 * @param index
 *            of the child
 */
public record JobKey(String id, OptionalInt index) {
    /** The job that was submitted. */
    public static JobKey of(String id) {
        return new JobKey(id, OptionalInt.empty());
    }

    /** A child. */
    public static JobKey child(String id, int index) {
        return new JobKey(id, OptionalInt.of(index));
    }

    /** Reads what {@link #toString} writes. */
    public static JobKey parse(String text) {
        int colon = text.indexOf(':');
        return colon < 0 ? of(text) : child(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
    }

    /** As AWS writes it: the id, and behind a colon the index. */
    @Override
    public String toString() {
        return index.isPresent() ? id + ":" + index.getAsInt() : id;
    }
}
