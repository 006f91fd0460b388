package dev.pawl.server.backup;

import dev.pawl.scratch.OwnerOnly;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Files and what their bytes add up to. */
final class Digested {
    /** What names of compressed files end in. */
    static final String GZIP = ".gz";
    private static final int CHUNK_BYTES = 1 << 17;

    private Digested() {}

    static Manifest.Content of(Path file) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return new Manifest.Content(file.getFileName().toString(), Files.size(file), hex(digest));
    }

    /** Compresses; speed counts more than the last percent, because the server works beside it. */
    static void compress(Path from, Path to) throws IOException {
        try (InputStream in = Files.newInputStream(from); OutputStream out = new Fast(OwnerOnly.output(to))) {
            copy(in, out);
        }
    }

    private static final class Fast extends GZIPOutputStream {
        Fast(OutputStream out) throws IOException {
            super(out, CHUNK_BYTES);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }

    /**
     * Takes a file out of a vault, and out of its compression.
     *
     * @throws BackupException
     *             if its bytes are not those that the manifest tells
     */
    static void fetch(Vault vault, Manifest manifest, Path into) throws IOException {
        MessageDigest stored = sha256();
        MessageDigest database = sha256();
        String name = manifest.stored().file();
        try (InputStream in = new DigestInputStream(vault.open(name), stored);
                InputStream plain = name.endsWith(GZIP) ? new GZIPInputStream(in, CHUNK_BYTES) : in;
                OutputStream out = OwnerOnly.output(into)) {
            byte[] chunk = new byte[CHUNK_BYTES];
            for (int got = plain.read(chunk); got >= 0; got = plain.read(chunk)) {
                database.update(chunk, 0, got);
                out.write(chunk, 0, got);
            }
            in.transferTo(OutputStream.nullOutputStream());
        } catch (ZipException | EOFException e) {
            throw changed(vault, name, e);
        }
        if (!hex(stored).equals(manifest.stored().sha256()) || !hex(database).equals(manifest.database().sha256())) {
            throw changed(vault, name, null);
        }
    }

    private static BackupException changed(Vault vault, String name, @Nullable Throwable why) {
        String text = "Expected " + name + " in " + vault + " as its manifest says, but its bytes are others: it is"
                + " damaged or was changed. Take another backup.";
        return why == null ? new BackupException(text) : new BackupException(text, why);
    }

    private static void copy(InputStream in, OutputStream out) throws IOException {
        byte[] chunk = new byte[CHUNK_BYTES];
        for (int got = in.read(chunk); got >= 0; got = in.read(chunk)) {
            out.write(chunk, 0, got);
        }
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    private static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Expected SHA-256 on every Java, but there is none", e);
        }
    }
}
