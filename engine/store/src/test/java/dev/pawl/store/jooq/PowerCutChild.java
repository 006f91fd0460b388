package dev.pawl.store.jooq;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The process whose power is cut: appends to a store and writes the name of each execution to a file as soon
 * as its append
 * was answered. It ends without closing the store.
 */
final class PowerCutChild {
    static final String ACKNOWLEDGED = "acknowledged";
    private static final int IN_FLIGHT = 4;
    private static final int PAYLOAD_CHARS = 24_000;

    private PowerCutChild() {}

    /** Folder, durability, number of appends. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        JooqStore store = JooqStore.sqlite(folder.resolve("pawl.db"), Durability.valueOf(arguments[1]),
                Clock.systemUTC());
        Given given = new Given(store);
        String payload = "\"" + "x".repeat(PAYLOAD_CHARS) + "\"";
        try (FileChannel out = FileChannel.open(folder.resolve(ACKNOWLEDGED), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE)) {
            for (int i = 0; i < Integer.parseInt(arguments[2]);) {
                List<CompletableFuture<Void>> flight = new ArrayList<>();
                for (int k = 0; k < IN_FLIGHT; k++, i++) {
                    String name = "e" + i;
                    flight.add(given.send(given.begin(name, payload)).thenAccept(result -> {
                        Given.appended(result);
                        acknowledge(out, name);
                    }).toCompletableFuture());
                }
                flight.forEach(CompletableFuture::join);
            }
        }
        Runtime.getRuntime().halt(0);
    }

    private static void acknowledge(FileChannel out, String name) {
        try {
            out.write(ByteBuffer.wrap((name + "\n").getBytes(StandardCharsets.US_ASCII)));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
