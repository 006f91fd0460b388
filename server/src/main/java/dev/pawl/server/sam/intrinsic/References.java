package dev.pawl.server.sam.intrinsic;

import dev.pawl.server.sam.tree.Place;
import dev.pawl.server.sam.tree.Tree;
import java.util.Optional;

/** What a template may refer to. */
public interface References {
    /** What Ref gives; nothing if there is nothing of that name. */
    Optional<Tree> ref(String name, Place place, Resolver resolver);

    /** What Fn::GetAtt gives; nothing if there is no resource of that name. */
    Optional<Tree> attribute(String resource, String attribute, Place place, Resolver resolver);
}
