package dev.pawl.connector.function.process;

import dev.pawl.function.LocalFunction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where the code of functions lies: in the folder that was named, or unpacked from a zip into a private one.
 */
final class CodeStore {
    /** Lambda's own limit. */
    private static final long MAX_UNPACKED_BYTES = 250L << 20;

    private final Path workFolder;
    private final Map<Path, Unpacked> unpacked = new HashMap<>();
    private int count;

    private record Unpacked(long fingerprint, Path folder) {}

    CodeStore(Path workFolder) {
        this.workFolder = workFolder;
    }

    /** The function as its files are now. */
    Deployment deployment(LocalFunction function) throws LaunchException {
        Path code = function.code().path();
        try {
            if (!Files.exists(code)) {
                throw new LaunchException("Expected the code of function " + function.name() + " in " + code
                        + ", but there is no such file or folder");
            }
            long fingerprint = CodeFingerprint.of(code);
            for (Path layer : function.code().layers()) {
                fingerprint = 31 * fingerprint + (Files.exists(layer) ? CodeFingerprint.of(layer) : 0);
            }
            boolean packed = Files.isRegularFile(code) && code.toString().endsWith(".zip");
            return new Deployment(function, packed ? unpack(function.name(), code) : code, fingerprint);
        } catch (IOException | UncheckedIOException e) {
            throw new LaunchException("Expected the code of function " + function.name() + " in " + code
                    + ", but it cannot be read: " + e.getMessage());
        }
    }

    private synchronized Path unpack(String function, Path zip) throws IOException {
        long fingerprint = CodeFingerprint.of(zip);
        Unpacked before = unpacked.get(zip);
        if (before != null && before.fingerprint == fingerprint) {
            return before.folder;
        }
        Path folder = Files.createDirectory(workFolder.resolve(function + "-" + ++count));
        try (FileSystem inside = FileSystems.newFileSystem(zip, Map.of("enablePosixFileAttributes", "true"))) {
            copy(inside.getPath("/"), folder);
        } catch (IOException | RuntimeException e) {
            // each further call would leave another one
            delete(folder);
            throw e;
        }
        unpacked.put(zip, new Unpacked(fingerprint, folder));
        return folder;
    }

    /** Names in a zip file system are normal, so none of them leads out of the folder. */
    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        long left = MAX_UNPACKED_BYTES;
        try (Stream<Path> all = Files.walk(from)) {
            for (Iterator<Path> each = all.iterator(); each.hasNext();) {
                Path source = each.next();
                Path target = to.resolve(from.relativize(source).toString()).normalize();
                if (!target.startsWith(to)) {
                    throw new IOException("Expected names inside the folder, but found " + source);
                }
                if (Files.isDirectory(source)) {
                    Files.createDirectories(target);
                    continue;
                }
                left -= Files.size(source);
                if (left < 0) {
                    throw new IOException("Expected at most 250 MB of files, but there are more");
                }
                Files.copy(source, target);
                if (isExecutable(source)) {
                    boolean unused = target.toFile().setExecutable(true, true);
                }
            }
        }
    }

    /** A zip that was not made on Unix says nothing about it. */
    private static boolean isExecutable(Path file) throws IOException {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        return permissions.contains(PosixFilePermission.OWNER_EXECUTE)
                || String.valueOf(file.getFileName()).equals("bootstrap");
    }
}
