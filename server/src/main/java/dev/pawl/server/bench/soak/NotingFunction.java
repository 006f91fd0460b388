package dev.pawl.server.bench.soak;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.connector.function.FunctionContext;
import dev.pawl.connector.function.FunctionHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Writes down the number of the execution that calls it: what happened outside, whatever becomes of the
 * server.
 */
public final class NotingFunction implements FunctionHandler {
    static final String NAME = "note";
    private static final long WAIT = 3000;
    static final String VARIABLE = "PAWL_SOAK_NOTES";

    private final FileChannel notes;

    /** For {@link java.util.ServiceLoader}. */
    public NotingFunction() {
        try {
            notes = FileChannel.open(Path.of(System.getenv(VARIABLE)), StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    /**
     * One write for each line, which the operating system appends as a whole and keeps if this process is killed.
     */
    @Override
    public JsonNode handle(JsonNode event, FunctionContext context) {
        // those that are told to wait are not late
        long waited = event.path("kind").asInt() == 0 ? WAIT : 0;
        String line = event.path("n").asLong() + " " + (event.path("at").asLong() + waited) + " "
                + System.currentTimeMillis() + "\n";
        try {
            notes.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return event;
    }
}
