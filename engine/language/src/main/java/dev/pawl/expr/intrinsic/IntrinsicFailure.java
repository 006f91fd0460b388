package dev.pawl.expr.intrinsic;

/** What is wrong with the arguments of a function, before it is known in which expression it stands. */
final class IntrinsicFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String error;

    IntrinsicFailure(String message) {
        this("States.IntrinsicFailure", message);
    }

    IntrinsicFailure(String error, String message) {
        super(message, null, false, false);
        this.error = error;
    }

    String error() {
        return error;
    }
}
