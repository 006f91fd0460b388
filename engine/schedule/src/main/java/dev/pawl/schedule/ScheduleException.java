package dev.pawl.schedule;

/** An operation on schedules was refused; nothing was changed. */
public final class ScheduleException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Why. */
    public enum Reason {
        /** There is no schedule of that name. */
        NOT_FOUND,
        /** There is one of that name. */
        EXISTS,
        /** It belongs to somebody else. */
        NOT_YOURS,
        /** What is asked for makes no sense. */
        INVALID,
        /** Others change it all the time. */
        BUSY,
        /** The engine refused to start the execution. */
        REFUSED
    }

    /** With a message that reads "Expected …, but …". */
    public ScheduleException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }

    static ScheduleException notFound(String name) {
        return new ScheduleException(Reason.NOT_FOUND, "Expected a schedule named " + name + ", but there is none");
    }
}
