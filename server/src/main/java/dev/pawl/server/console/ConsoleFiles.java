package dev.pawl.server.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The console's own files and its libraries, by the names under which they are served. They come from the
 * class path and
 * never change; or, for those who write the console, from a folder that is read anew each time.
 */
final class ConsoleFiles {
    private static final String ROOT = "/console/";
    private static final int VERSION_DIGITS = 12;

    private final Map<String, Asset> kept;
    private final Optional<Path> folder;
    private final String version;

    private ConsoleFiles(Map<String, Asset> kept, Optional<Path> folder, String version) {
        this.kept = kept;
        this.folder = folder;
        this.version = version;
    }

    /** Files from the class path. */
    static ConsoleFiles bundled() {
        Map<String, Asset> files = ourOwn();
        Libraries.all().forEach((name, bytes) -> files.put(name, Asset.of(name, bytes)));
        return new ConsoleFiles(files, Optional.empty(), version(files));
    }

    /** Our own files from a folder, libraries from the class path. */
    static ConsoleFiles from(Path folder) {
        Map<String, Asset> files = new TreeMap<>();
        Libraries.all().forEach((name, bytes) -> files.put(name, Asset.of(name, bytes)));
        return new ConsoleFiles(files, Optional.of(folder), "folder");
    }

    private static Map<String, Asset> ourOwn() {
        URL index = ConsoleFiles.class.getResource(ROOT + "index.html");
        if (index == null) {
            throw new IllegalStateException("Expected the console's files on the class path, but there are none");
        }
        try {
            URI uri = index.toURI();
            if (!uri.getScheme().equals("jar")) {
                return read(Path.of(uri).resolveSibling(""));
            }
            try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
                return read(jar.getPath(ROOT));
            }
        } catch (URISyntaxException | IOException e) {
            throw new IllegalStateException("Expected to read the console's files, but could not", e);
        }
    }

    private static Map<String, Asset> read(Path root) throws IOException {
        Map<String, Asset> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String name = root.relativize(file).toString().replace('\\', '/');
                files.put(name, Asset.of(name, Files.readAllBytes(file)));
            }
        }
        return files;
    }

    /** Changes with any byte of any file, so that browsers may keep what they have for ever. */
    private static String version(Map<String, Asset> files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            files.forEach((name, file) -> digest.update(file.bytes()));
            return HexFormat.of().formatHex(digest.digest()).substring(0, VERSION_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Expected SHA-256 in this Java, but it is missing", e);
        }
    }

    String version() {
        return version;
    }

    /** Whether files never change under their names. */
    boolean lasting() {
        return folder.isEmpty();
    }

    Optional<Asset> find(String name) {
        Asset found = kept.get(name);
        return found != null ? Optional.of(found) : folder.flatMap(from -> fresh(from, name));
    }

    private static Optional<Asset> fresh(Path folder, String name) {
        Path root = folder.toAbsolutePath().normalize();
        Path file = root.resolve(name).normalize();
        if (!file.startsWith(root) || !Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            return Optional.of(Asset.of(name, in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
