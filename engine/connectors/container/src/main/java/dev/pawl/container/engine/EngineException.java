package dev.pawl.container.engine;

/** The Docker Engine did not do what it was asked. Messages hold no credentials and no values of secrets. */
public abstract sealed class EngineException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private EngineException(String message) {
        super(message);
    }

    /** It answered that it cannot or will not. */
    public static final class Refused extends EngineException {
        private static final long serialVersionUID = 1L;
        private final int status;

        Refused(int status, String message) {
            super(message);
            this.status = status;
        }

        /** Such as 404. */
        public int status() {
            return status;
        }
    }

    /** It could not be reached, or did not answer in time: trying again may help. */
    public static final class Away extends EngineException {
        private static final long serialVersionUID = 1L;

        Away(String message) {
            super(message);
        }
    }
}
