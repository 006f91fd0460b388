package dev.pawl.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/** Archive files in a folder. */
public final class FolderFiles implements ArchiveFiles {
    private final Path folder;

    /** In that folder, which is made when something is written. */
    public FolderFiles(Path folder) {
        this.folder = folder;
    }

    @Override
    public List<File> list() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(path -> path.getFileName().toString().endsWith(ArchiveFormat.SUFFIX)).sorted()
                    .map(path -> new File(path.getFileName().toString(), path.toFile().length())).toList();
        }
    }

    @Override
    public byte[] read(String name, long from, int length) throws IOException {
        try (FileChannel channel = FileChannel.open(folder.resolve(name), StandardOpenOption.READ)) {
            ByteBuffer bytes = ByteBuffer.allocate(length);
            int read = 0;
            while (bytes.hasRemaining() && read >= 0) {
                read = channel.read(bytes, from + bytes.position());
            }
            if (bytes.hasRemaining()) {
                throw new IOException("Expected " + length + " bytes at " + from + " of " + folder.resolve(name)
                        + ", but it is shorter");
            }
            return bytes.array();
        }
    }

    @Override
    public Path workFolder() {
        return folder;
    }

    @Override
    public void put(String name, Path from) throws IOException {
        sync(from, StandardOpenOption.WRITE);
        Files.move(from, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        sync(folder, StandardOpenOption.READ);
    }

    private static void sync(Path path, StandardOpenOption how) throws IOException {
        try (FileChannel channel = FileChannel.open(path, how)) {
            channel.force(true);
        }
    }

    @Override
    public boolean delete(String name) throws IOException {
        return Files.deleteIfExists(folder.resolve(name));
    }

    @Override
    public String toString() {
        return folder.toString();
    }
}
