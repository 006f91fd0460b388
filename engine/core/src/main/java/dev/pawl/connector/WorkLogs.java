package dev.pawl.connector;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a connector may be besides: one that keeps what its work wrote, to show it. Methods may block. */
public interface WorkLogs {
    /**
     * Work that it knows of.
     *
     * @param id
     *            what it is called when its log is asked for
     * @param name
     *            what people call it, such as {@code etl:3}
     * @param executionArn
     *            whose task it is
     * @param status
     *            how far it has come
     * @param parts
     *            those that write a log each, such as containers
     */
    record Work(String id, String name, String executionArn, String status, Instant created, List<String> parts) {}

    /** All of it, or that of one execution; the newest first. */
    List<Work> work(Optional<String> executionArn);

    /** Some work, if it is known. */
    Optional<Work> find(String id);

    /** Writes the log of a part, as far as it was kept; nothing if there is none. */
    void log(String id, String part, OutputStream out) throws IOException;
}
