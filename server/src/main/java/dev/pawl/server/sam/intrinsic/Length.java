package dev.pawl.server.sam.intrinsic;

import dev.pawl.server.sam.tree.Place;
import dev.pawl.server.sam.tree.Tree;
import dev.pawl.server.sam.tree.Tree.Leaf;
import java.util.Optional;

/** {@code Fn::Length} of the language extensions: how many elements a list has. */
final class Length implements Intrinsic {
    @Override
    public Optional<Tree> value(Tree argument, Place place, Resolver resolver) {
        return Optional.of(new Leaf(place, Leaf.Kind.NUMBER, Integer.toString(resolver.list(argument).size())));
    }
}
