package dev.pawl.server.bench.soak;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;

/** Which executions were accepted, and which have left their note. */
final class Ledger {
    private static final int CHUNK = 1 << 20;

    private final Path notes;
    private final BitSet accepted = new BitSet();
    private final BitSet noted = new BitSet();
    private long position;
    private long repeated;
    private String rest = "";

    Ledger(Path notes) {
        this.notes = notes;
    }

    synchronized void accepted(int number) {
        accepted.set(number);
    }

    /** Reads further notes; each one's milliseconds from start to note go to there. */
    synchronized void read(Latencies ends) throws IOException {
        if (!Files.exists(notes)) {
            return;
        }
        try (RandomAccessFile file = new RandomAccessFile(notes.toFile(), "r")) {
            file.seek(position);
            byte[] chunk = new byte[CHUNK];
            int read = file.read(chunk);
            while (read > 0) {
                position += read;
                take(new String(chunk, 0, read, StandardCharsets.US_ASCII), ends);
                read = file.read(chunk);
            }
        }
    }

    private void take(String text, Latencies ends) {
        String all = rest + text;
        int from = 0;
        int end = all.indexOf('\n');
        while (end >= 0) {
            String[] words = all.substring(from, end).split(" ", -1);
            int number = Integer.parseInt(words[0]);
            if (noted.get(number)) {
                repeated++;
            } else {
                noted.set(number);
                ends.add(Long.parseLong(words[2]) - Long.parseLong(words[1]));
            }
            from = end + 1;
            end = all.indexOf('\n', from);
        }
        rest = all.substring(from);
    }

    /** Accepted, and no note yet. */
    synchronized int missing() {
        BitSet open = (BitSet) accepted.clone();
        open.andNot(noted);
        return open.cardinality();
    }

    synchronized int acceptedCount() {
        return accepted.cardinality();
    }

    synchronized int notedCount() {
        return noted.cardinality();
    }

    /** Notes that were there already: tasks that ran again after a crash. */
    synchronized long repeated() {
        return repeated;
    }
}
