package dev.pawl.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Where archive files lie. May be used by many threads. */
public interface ArchiveFiles {
    /** Names and sizes of all files, in the order of their names. */
    List<File> list() throws IOException;

    /** A part of a file. */
    byte[] read(String name, long from, int length) throws IOException;

    /** Where files are made before they are put there: on the same disk if it is one. */
    Path workFolder();

    /**
     * Puts a file there, complete or not at all; it is durable when this returns.
     *
     * @param from
     *            a file below {@link #workFolder}, which may be taken away
     */
    void put(String name, Path from) throws IOException;

    /** Deletes a file; false if this is not done here. */
    boolean delete(String name) throws IOException;

    /** A file. */
    record File(String name, long bytes) {}
}
