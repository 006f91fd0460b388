package dev.pawl.server.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/** Where backups are kept: files with names, each there as a whole or not at all. */
public interface Vault extends AutoCloseable {
    /** Names of all files that may be of a backup, in order. */
    List<String> names() throws IOException;

    /**
     * Puts a file of the work folder there, durably, and may take it away from where it was. It is there under
     * its name
     * only once it is complete.
     */
    void put(Path file, String name) throws IOException;

    /** Reads a file. */
    InputStream open(String name) throws IOException;

    /** Removes a file; one that is not there is no error. */
    void delete(String name) throws IOException;

    /** Where files are made before they are put there: on the same disk if it is one. */
    Path workFolder() throws IOException;

    /** The place, to people. */
    @Override
    String toString();

    @Override
    default void close() {}
}
