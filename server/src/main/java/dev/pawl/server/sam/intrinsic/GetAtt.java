package dev.pawl.server.sam.intrinsic;

import dev.pawl.server.sam.tree.Place;
import dev.pawl.server.sam.tree.Tree;
import java.util.List;
import java.util.Optional;

/** {@code Fn::GetAtt}: an attribute of a resource, as {@code Resource.Attribute} or as a list of the two. */
final class GetAtt implements Intrinsic {
    @Override
    public Optional<Tree> value(Tree argument, Place place, Resolver resolver) {
        if (argument instanceof Tree.Items) {
            List<Tree> both = resolver.arguments(argument, 2, 2, "a resource and an attribute");
            return Optional.of(of(resolver.text(both.get(0)), resolver.text(both.get(1)), place, resolver));
        }
        String both = resolver.text(argument);
        int dot = both.indexOf('.');
        if (dot < 1 || dot == both.length() - 1) {
            throw resolver.unknown(place, "Expected Resource.Attribute, but got " + both);
        }
        return Optional.of(of(both.substring(0, dot), both.substring(dot + 1), place, resolver));
    }

    static Tree of(String resource, String attribute, Place place, Resolver resolver) {
        return resolver.references().attribute(resource, attribute, place, resolver)
                .orElseThrow(() -> resolver.unknown(place,
                        "Expected a resource of this template, but there is none called " + resource));
    }
}
