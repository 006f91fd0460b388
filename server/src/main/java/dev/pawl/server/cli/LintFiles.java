package dev.pawl.server.cli;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The definitions that somebody means who names files and folders. */
final class LintFiles {
    private static final Set<String> NOT_WRITTEN_BY_HAND = Set.of("target", "node_modules", "build", "cdk.out");

    private LintFiles() {}

    /** Files as they are named; of folders every file below that ends in one of these. */
    static List<Path> of(List<Path> named, List<String> endings) {
        List<Path> files = new ArrayList<>();
        for (Path path : named) {
            if (Files.isDirectory(path)) {
                files.addAll(below(path, endings));
            } else {
                files.add(path);
            }
        }
        if (files.isEmpty()) {
            throw CommandException
                    .usage("Expected files that end in " + String.join(" or ", endings) + " in " + named
                            + ", but there are none");
        }
        return files.stream().distinct().toList();
    }

    private static List<Path> below(Path folder, List<String> endings) {
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path at, BasicFileAttributes attributes) {
                    String name = at.equals(folder) ? "" : String.valueOf(at.getFileName());
                    return name.startsWith(".") || NOT_WRITTEN_BY_HAND.contains(name)
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    // a pipe would be waited for without end
                    if (endings.stream().anyMatch(file.toString()::endsWith) && Files.isRegularFile(file)) {
                        found.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw CommandException.usage("Expected to read the folder " + folder + ", but: " + e);
        }
        return found.stream().sorted().toList();
    }
}
