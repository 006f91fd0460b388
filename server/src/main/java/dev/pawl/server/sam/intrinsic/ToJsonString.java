package dev.pawl.server.sam.intrinsic;

import dev.pawl.json.Json;
import dev.pawl.server.sam.tree.Place;
import dev.pawl.server.sam.tree.Tree;
import dev.pawl.server.sam.tree.Tree.Leaf;
import dev.pawl.server.sam.tree.TreeJson;
import java.util.Optional;

/** {@code Fn::ToJsonString} of the language extensions: a value as text. */
final class ToJsonString implements Intrinsic {
    @Override
    public Optional<Tree> value(Tree argument, Place place, Resolver resolver) {
        return Optional.of(Leaf.text(place, Json.write(TreeJson.of(resolver.value(argument)))));
    }
}
