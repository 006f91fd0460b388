package dev.pawl.server.sam.intrinsic;

import dev.pawl.server.sam.tree.Place;
import dev.pawl.server.sam.tree.Tree;
import java.util.Optional;

/** {@code Ref}: a parameter's value, or what a resource is called. */
final class Ref implements Intrinsic {
    static final String NO_VALUE = "AWS::NoValue";

    @Override
    public Optional<Tree> value(Tree argument, Place place, Resolver resolver) {
        String name = resolver.text(argument);
        return name.equals(NO_VALUE) ? Optional.empty() : Optional.of(of(name, place, resolver));
    }

    static Tree of(String name, Place place, Resolver resolver) {
        return resolver.references().ref(name, place, resolver).orElseThrow(() -> resolver.unknown(place,
                "Expected a parameter or a resource of this template, but there is none called " + name));
    }
}
