package dev.pawl.server.sam.intrinsic;

import dev.pawl.server.sam.tree.Place;
import dev.pawl.server.sam.tree.Tree;
import java.util.Optional;

/** One intrinsic function. */
interface Intrinsic {
    /**
     * The value that stands instead of the function; none if it is AWS::NoValue.
     *
     * @param argument
     *            as it was written; whoever needs its value resolves it
     * @throws UnknownValueException
     *             if it cannot be made out, which has been reported
     */
    Optional<Tree> value(Tree argument, Place place, Resolver resolver);
}
