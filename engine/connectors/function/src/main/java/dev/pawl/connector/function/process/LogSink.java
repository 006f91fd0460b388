package dev.pawl.connector.function.process;

/** Takes the lines that functions print, and those that Lambda adds. Called from many threads. */
public interface LogSink {
    /**
     * Takes a line.
     *
     * @param requestId
     *            of the call that it belongs to; a hyphen between calls
     */
    void line(String function, String requestId, String line);
}
