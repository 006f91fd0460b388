package dev.pawl.server.console;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** A file as browsers get it, packed once when somebody first takes it packed. */
final class Asset {
    private static final Map<String, String> TYPES = Map.of("html", "text/html; charset=utf-8", "js",
            "text/javascript; charset=utf-8", "css", "text/css; charset=utf-8", "svg", "image/svg+xml", "json",
            "application/json", "webmanifest", "application/manifest+json");

    private final String type;
    private final byte[] bytes;
    private volatile byte @Nullable [] packed;

    private Asset(String type, byte[] bytes) {
        this.type = type;
        this.bytes = bytes;
    }

    static Asset of(String name, byte[] bytes) {
        String ending = name.substring(name.lastIndexOf('.') + 1);
        return new Asset(TYPES.getOrDefault(ending, "application/octet-stream"), bytes);
    }

    private static byte[] pack(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 2);
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    String type() {
        return type;
    }

    /** The bytes themselves, not a copy. */
    byte[] bytes() {
        return bytes;
    }

    /** The same bytes packed by gzip. */
    byte[] packed() {
        byte[] known = packed;
        if (known == null) {
            known = pack(bytes);
            packed = known;
        }
        return known;
    }
}
