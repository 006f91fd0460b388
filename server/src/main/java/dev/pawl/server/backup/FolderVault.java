package dev.pawl.server.backup;

import dev.pawl.scratch.OwnerOnly;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/** A folder on this machine, or one that is mounted. */
public record FolderVault(Path folder) implements Vault {
    @Override
    public List<String> names() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Override
    public void put(Path file, String name) throws IOException {
        OwnerOnly.folder(folder);
        sync(file);
        Files.move(file, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        sync(folder);
    }

    /** Brings a file, or the names in a folder, to the disk. */
    static void sync(Path file) throws IOException {
        boolean names = Files.isDirectory(file);
        try (FileChannel channel = FileChannel.open(file,
                names ? StandardOpenOption.READ : StandardOpenOption.WRITE)) {
            channel.force(true);
        } catch (IOException e) {
            // not every system lets a folder be synced
            if (!names) {
                throw e;
            }
        }
    }

    @Override
    public InputStream open(String name) throws IOException {
        return Files.newInputStream(folder.resolve(name));
    }

    @Override
    public void delete(String name) throws IOException {
        Files.deleteIfExists(folder.resolve(name));
    }

    @Override
    public Path workFolder() throws IOException {
        return OwnerOnly.folder(folder);
    }

    @Override
    public String toString() {
        return folder.toString();
    }
}
