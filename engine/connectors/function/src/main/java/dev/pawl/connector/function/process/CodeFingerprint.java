package dev.pawl.connector.function.process;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.Set;

/**
 * A number that changes when a file is edited, added or removed. Names, sizes and times are looked at, never
 * the content,
 * and of folders full of libraries only the folder itself: this happens at every call.
 */
final class CodeFingerprint extends SimpleFileVisitor<Path> {
    private static final Set<String> LIBRARIES = Set.of("node_modules", "site-packages");
    /** They change by running the function. */
    private static final Set<String> BY_PRODUCTS = Set.of("__pycache__", ".git", ".pytest_cache");
    private static final int MAX_DEPTH = 32;
    private static final int MAX_FILES = 10_000;

    private long sum;
    private int files;

    private CodeFingerprint() {}

    static long of(Path code) throws IOException {
        CodeFingerprint fingerprint = new CodeFingerprint();
        Files.walkFileTree(code, EnumSet.of(FileVisitOption.FOLLOW_LINKS), MAX_DEPTH, fingerprint);
        return fingerprint.sum;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        String name = String.valueOf(folder.getFileName());
        if (LIBRARIES.contains(name)) {
            add(folder, attributes);
        }
        return LIBRARIES.contains(name) || BY_PRODUCTS.contains(name)
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        add(file, attributes);
        files++;
        return files < MAX_FILES ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
        if (file.getNameCount() == 0 || !Files.exists(file)) {
            // A link to nowhere, or a file that an editor has just replaced.
            return FileVisitResult.CONTINUE;
        }
        return super.visitFileFailed(file, e);
    }

    /** A sum, so that the order in which a file system lists its files does not matter. */
    private void add(Path file, BasicFileAttributes attributes) {
        long one = file.toString().hashCode();
        one = one * 0x9E3779B97F4A7C15L + attributes.lastModifiedTime().toMillis();
        one = one * 0x9E3779B97F4A7C15L + attributes.size();
        sum += one ^ one >>> 29;
    }
}
