package dev.pawl.server.watch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;

/**
 * How a file or a folder looks: names, sizes and times of what is in it, as one number.
 *
 * @param digest
 *            differs if anything that was looked at does
 * @param files
 *            how many were looked at
 */
record Appearance(long digest, int files) {
    private static final Set<String> SKIPPED = Set.of("node_modules", "__pycache__");
    private static final int MOST_FILES = 50_000;
    private static final long PRIME = 1_099_511_628_211L;

    /** How it looks now; one that is not there looks like nothing. */
    static Appearance of(Path path) {
        Walk walk = new Walk(path);
        try {
            Files.walkFileTree(path, walk);
        } catch (IOException | UncheckedIOException e) {
            // it is being replaced, or is not there: the next look sees how it is then
            return new Appearance(walk.digest, walk.files);
        }
        return new Appearance(walk.digest, walk.files);
    }

    private static final class Walk extends SimpleFileVisitor<Path> {
        private final Path root;
        private long digest;
        private int files;

        private Walk(Path root) {
            this.root = root;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            String name = String.valueOf(folder.getFileName());
            boolean skipped = !folder.equals(root) && (name.startsWith(".") || SKIPPED.contains(name));
            return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            // added up, since folders come in no certain order
            digest += mixed(root.relativize(file).hashCode(), attributes.size(),
                    attributes.lastModifiedTime().toMillis());
            return ++files > MOST_FILES ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE;
        }

        private static long mixed(long... values) {
            long mixed = 1;
            for (long value : values) {
                mixed = (mixed ^ value) * PRIME;
                mixed ^= mixed >>> 29;
            }
            return mixed;
        }
    }
}
