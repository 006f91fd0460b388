package dev.pawl.server.rest;

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
        super(detail, null, false, false);
        this.status = status;
        this.name = name;
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

    /** The status of the answer. */
    public int status() {
        return status;
    }

    /** What tells it from other problems. */
    public String name() {
        return name;
    }

    /** What was expected and what came. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}
