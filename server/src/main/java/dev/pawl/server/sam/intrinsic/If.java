package dev.pawl.server.sam.intrinsic;

import dev.pawl.server.sam.tree.Place;
import dev.pawl.server.sam.tree.Tree;
import java.util.List;
import java.util.Optional;

/** {@code Fn::If}: one of two values; the other is not looked at. */
final class If implements Intrinsic {
    @Override
    public Optional<Tree> value(Tree argument, Place place, Resolver resolver) {
        List<Tree> all = resolver.arguments(argument, 3, 3, "a condition and two values");
        boolean holds = resolver.conditions().holds(resolver.text(all.get(0)), place, resolver);
        return resolver.resolve(all.get(holds ? 1 : 2));
    }
}
