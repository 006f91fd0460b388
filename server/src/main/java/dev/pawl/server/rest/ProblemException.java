package dev.pawl.server.rest;

import java.util.List;

/**
 * What the caller of a route is told in {@code application/problem+json}. It has no stack trace: nothing of
 * ours is broken.
 */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    private final int status;
    private final String name;
    private final transient List<Mistake> mistakes;
    private long waitSeconds;

    /**
     * One of several things that are wrong with a request.
     *
     * @param pointer
     *            JSON Pointer into the body
     * @param detail
     *            what is wrong there
     */
    public record Mistake(String pointer, String detail) {}

    /**
     * A problem.
     *
     * @param status
     *            of HTTP
     * @param name
     *            tells problems apart, such as {@code ApprovalDoesNotExist}
     * @param detail
     *            a sentence: what was expected and what came
     */
    public ProblemException(int status, String name, String detail) {
        this(status, name, detail, List.of());
    }

    private ProblemException(int status, String name, String detail, List<Mistake> mistakes) {
        super(detail, null, false, false);
        this.status = status;
        this.name = name;
        this.mistakes = List.copyOf(mistakes);
    }

    /** The request is not as it should be, in several places. */
    public static ProblemException invalid(String detail, List<Mistake> mistakes) {
        return new ProblemException(BAD_REQUEST, "InvalidRequest", detail, mistakes);
    }

    /** The request is not as it should be. */
    public static ProblemException invalid(String detail) {
        return new ProblemException(BAD_REQUEST, "InvalidRequest", detail);
    }

    /** What the request is about is not there. */
    public static ProblemException notFound(String name, String detail) {
        return new ProblemException(NOT_FOUND, name, detail);
    }

    /** What the request wants does not go with how things are. */
    public static ProblemException conflict(String name, String detail) {
        return new ProblemException(CONFLICT, name, detail);
    }

    /** The caller may not do that. */
    public static ProblemException forbidden(String name, String detail) {
        return new ProblemException(FORBIDDEN, name, detail);
    }

    /** The same, told to wait so many seconds before the next attempt. */
    public ProblemException after(long seconds) {
        waitSeconds = seconds;
        return this;
    }

    /** How long to wait before the next attempt; 0 if that is not said. */
    long waitSeconds() {
        return waitSeconds;
    }

    /** The status of the answer. */
    public int status() {
        return status;
    }

    /** What tells it from other problems. */
    public String name() {
        return name;
    }

    /** What is wrong where; empty if the detail says it all. */
    public List<Mistake> mistakes() {
        return mistakes;
    }

    /** What was expected and what came. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}
