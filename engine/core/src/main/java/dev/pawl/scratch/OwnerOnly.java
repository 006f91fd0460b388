package dev.pawl.scratch;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Files and folders that nobody but their owner can look into, whatever the umask is. They are so from the
 * moment they
 * are there. What is there already keeps the rights that somebody gave it.
 */
public final class OwnerOnly {
    private static final boolean POSIX = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private OwnerOnly() {}

    private static FileAttribute<?>[] rights(String rights) {
        // other systems give new files the rights of their folder
        return POSIX
                ? new FileAttribute<?>[]{PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))}
                : new FileAttribute<?>[0];
    }

    /** Makes a folder, and those above it that are missing; one that is there stays as it is. */
    public static Path folder(Path path) throws IOException {
        return Files.createDirectories(path, rights("rwx------"));
    }

    /** Makes a folder that nobody has made before. */
    static Path newFolder(Path path) throws IOException {
        return Files.createDirectory(path, rights("rwx------"));
    }

    /** Makes an empty file, unless there is one. */
    public static Path file(Path path) throws IOException {
        try {
            return Files.createFile(path, rights("rw-------"));
        } catch (FileAlreadyExistsException e) {
            return path;
        }
    }

    /** Writes a file from its beginning, which is made if it is missing. */
    public static OutputStream output(Path path) throws IOException {
        Set<OpenOption> options = Set.of(StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE);
        return Channels.newOutputStream(Files.newByteChannel(path, options, rights("rw-------")));
    }

    /** Whether other users of the machine can read a file: its own rights let them, and those of its folder. */
    public static boolean othersRead(Path path) throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        return POSIX && Files.getPosixFilePermissions(path).contains(PosixFilePermission.OTHERS_READ)
                && (folder == null
                        || Files.getPosixFilePermissions(folder).contains(PosixFilePermission.OTHERS_EXECUTE));
    }
}
