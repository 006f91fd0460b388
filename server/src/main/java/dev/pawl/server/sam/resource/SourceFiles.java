package dev.pawl.server.sam.resource;

import dev.pawl.server.sam.tree.Findings;
import dev.pawl.server.sam.tree.Place;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;

/** Files that a template refers to, beside it. Remembers which, so that edits of them can be noticed. */
public final class SourceFiles {
    private static final long LONGEST_TEXT = 4L * 1024 * 1024;

    private static final String INLINE = ".pawl/code";

    private final Path folder;
    private final Findings findings;
    private final Set<Path> used = new LinkedHashSet<>();

    /** Relative paths start at that folder. */
    public SourceFiles(Path folder, Findings findings) {
        this.folder = folder;
        this.findings = findings;
    }

    /** A text, or nothing if it cannot be read; then it has been reported. */
    public Optional<String> text(String name, Place place) {
        return path(name, place).flatMap(path -> {
            try {
                if (!Files.isRegularFile(path)) {
                    findings.problem(place, "Expected a file " + name + ", but there is none at " + path);
                } else if (Files.size(path) > LONGEST_TEXT) {
                    findings.problem(place, "Expected a file of at most 4 MiB, but " + name + " is larger");
                } else {
                    return Optional.of(Files.readString(path));
                }
            } catch (CharacterCodingException e) {
                findings.problem(place, "Expected text in UTF-8 in " + name + ", but there are other bytes");
            } catch (IOException e) {
                findings.problem(place, "Expected to read " + name + ", but: " + e.getMessage());
            }
            return Optional.empty();
        });
    }

    /** A folder, a zip or a jar; nothing if there is none, which has been reported. */
    Optional<Path> code(String name, Place place) {
        return path(name, place).filter(path -> {
            boolean there = Files.isDirectory(path) || Files.isRegularFile(path);
            if (!there) {
                findings.problem(place, "Expected a folder, a zip or a jar at " + name + ", but there is none at "
                        + path);
            }
            return there;
        });
    }

    /**
     * Keeps code that stands in the template in a file, in a folder that is called after its content.
     *
     * @return the folder
     */
    Optional<Path> inline(String code, String file, Place place) {
        byte[] bytes = code.getBytes(StandardCharsets.UTF_8);
        Path to = folder.resolve(INLINE).resolve(Long.toHexString(hash(bytes)));
        try {
            Files.createDirectories(to);
            Path target = to.resolve(file);
            if (!Files.exists(target) || !Arrays.equals(Files.readAllBytes(target), bytes)) {
                Files.write(target, bytes);
            }
            return Optional.of(to);
        } catch (IOException e) {
            findings.problem(place, "Expected to keep code in " + to + ", but: " + e.getMessage());
            return Optional.empty();
        }
    }

    private static long hash(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return (crc.getValue() << Integer.SIZE) | (Arrays.hashCode(bytes) & 0xFFFF_FFFFL);
    }

    private Optional<Path> path(String name, Place place) {
        try {
            Path path = folder.resolve(name).normalize();
            used.add(path);
            return Optional.of(path);
        } catch (InvalidPathException e) {
            findings.problem(place, "Expected a path, but got " + name);
            return Optional.empty();
        }
    }

    /** Which were asked for, also those that are not there. */
    public Set<Path> used() {
        return Set.copyOf(used);
    }
}
