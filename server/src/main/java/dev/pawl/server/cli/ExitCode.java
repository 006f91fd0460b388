package dev.pawl.server.cli;

import dev.pawl.interpreter.model.ExecutionStatus;

/** What a command's end tells a script; documented in docs/reference/cli.md. */
final class ExitCode {
    static final int OK = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;
    static final int TIMED_OUT = 3;
    static final int ABORTED = 4;
    /** Tests passed, but cover too little. */
    static final int NOT_COVERED = 5;
    /** Nothing differs, but not all could be decided. */
    static final int UNDECIDED = 6;
    static final int BUG = 70;
    static final int INTERRUPTED = 130;

    private ExitCode() {}

    static int of(ExecutionStatus status) {
        return switch (status) {
            case SUCCEEDED -> OK;
            case FAILED -> FAILED;
            case TIMED_OUT -> TIMED_OUT;
            case ABORTED -> ABORTED;
            case RUNNING -> INTERRUPTED;
        };
    }
}
