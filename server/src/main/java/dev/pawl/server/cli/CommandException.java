package dev.pawl.server.cli;

/** Ends a command with a message for whoever typed it. */
final class CommandException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    CommandException(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /** What was typed, or what it names, cannot be used. */
    static CommandException usage(String message) {
        return new CommandException(ExitCode.USAGE, message);
    }

    int exitCode() {
        return exitCode;
    }
}
