package dev.pawl.server.sam.intrinsic;

import dev.pawl.server.sam.tree.Place;
import dev.pawl.server.sam.tree.Tree;
import dev.pawl.server.sam.tree.Tree.Leaf;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code Fn::Join}: texts with another between them. */
final class Join implements Intrinsic {
    @Override
    public Optional<Tree> value(Tree argument, Place place, Resolver resolver) {
        List<Tree> both = resolver.arguments(argument, 2, 2, "a text to put between and a list of texts");
        String between = resolver.text(both.get(0));
        return Optional.of(Leaf.text(place,
                resolver.list(both.get(1)).stream().map(resolver::text).collect(Collectors.joining(between))));
    }
}
