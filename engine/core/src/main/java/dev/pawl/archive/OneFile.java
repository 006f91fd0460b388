package dev.pawl.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** One archive file that somebody keeps or was sent, looked into where it lies. Nothing is added to it. */
public final class OneFile implements ArchiveFiles {
    private final FolderFiles folder;
    private final String name;
    private final Path path;

    /** That file. */
    public OneFile(Path path) {
        this.path = path.toAbsolutePath();
        this.folder = new FolderFiles(Optional.ofNullable(this.path.getParent()).orElseThrow());
        this.name = this.path.getFileName().toString();
    }

    @Override
    public List<File> list() {
        return path.toFile().isFile() ? List.of(new File(name, path.toFile().length())) : List.of();
    }

    @Override
    public byte[] read(String file, long from, int length) throws IOException {
        return folder.read(file, from, length);
    }

    @Override
    public Path workFolder() {
        return folder.workFolder();
    }

    @Override
    public void put(String file, Path from) throws IOException {
        throw new IOException("Expected a folder or a bucket to write to, but " + path + " is a file");
    }

    @Override
    public boolean delete(String file) {
        return false;
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
