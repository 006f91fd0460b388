package dev.pawl.server.sam.intrinsic;

import dev.pawl.server.sam.tree.Place;
import dev.pawl.server.sam.tree.Tree;
import dev.pawl.server.sam.tree.Tree.Leaf;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** {@code Fn::Base64}. */
final class Base64Of implements Intrinsic {
    @Override
    public Optional<Tree> value(Tree argument, Place place, Resolver resolver) {
        return Optional.of(Leaf.text(place,
                Base64.getEncoder().encodeToString(resolver.text(argument).getBytes(StandardCharsets.UTF_8))));
    }
}
