package dev.pawl.items;

import dev.pawl.json.Payload;

/**
 * Results on their way out. Used by one thread at a time; the results of the children come in any order and
 * go out in
 * that order. Whoever closes it without having finished leaves no manifest behind.
 */
public interface ResultWriting extends AutoCloseable {
    /**
     * One child more. This may wait for the network.
     *
     * @throws ItemsException
     *             States.ResultWriterFailed; the writing is of no use then
     */
    void add(ChildResult child) throws ItemsException;

    /**
     * Writes what is left, and the manifest last.
     *
     * @return MapRunArn and ResultWriterDetails with Bucket and Key: the result of the Map
     */
    Payload finish() throws ItemsException;

    @Override
    void close();
}
