package dev.pawl.store;

/** How much room a store takes, and how it is given back while it is used. */
public interface Space {
    /** How large it is now. */
    Size size();

    /**
     * Gives free room back to the file system, a slice at a time.
     *
     * @param bytes
     *            about how much at once
     * @return nanoseconds that it held the writer up; 0 if the database does that by itself
     */
    long giveBack(long bytes);

    /**
     * How large a store is.
     *
     * @param used
     *            bytes that data take, with indexes; an estimate where the database knows no better
     * @param free
     *            bytes that the database holds ready for new data
     * @param files
     *            bytes on disk, with the log
     */
    record Size(long used, long free, long files) {}
}
