package dev.pawl.items;

/** Opens the places that a ResultWriter names. May be called from many threads at once. */
@FunctionalInterface
public interface ResultWriters {
    /** Writes nothing: for engines that were wired without a place for results. */
    ResultWriters NONE = request -> {
        throw ItemsException.writing("Expected a place to write results to, but this engine has none for "
                + request.resource() + ".");
    };

    /**
     * Begins to write the results of a map run. This may wait for the network. Whoever begins again after a crash
     * writes the same objects again.
     *
     * @throws ItemsException
     *             States.ResultWriterFailed
     */
    ResultWriting open(ResultRequest request) throws ItemsException;
}
