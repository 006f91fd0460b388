package dev.pawl.crash;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Lines to the parent process. What was written is in the pipe, whatever becomes of this process. */
final class Pipe {
    private final OutputStream out = new FileOutputStream(FileDescriptor.out);

    synchronized void say(String... words) {
        try {
            out.write((String.join(" ", words) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
