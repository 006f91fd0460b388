package dev.pawl.server.sam.intrinsic;

import dev.pawl.server.sam.tree.Place;
import dev.pawl.server.sam.tree.Tree;
import dev.pawl.server.sam.tree.Tree.Items;
import dev.pawl.server.sam.tree.Tree.Leaf;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code Fn::GetAZs}: the names of three zones, which only what Pawl does not run would use. */
final class GetAZs implements Intrinsic {
    @Override
    public Optional<Tree> value(Tree argument, Place place, Resolver resolver) {
        String given = resolver.text(argument);
        String region = given.isEmpty() ? resolver.text(Ref.of("AWS::Region", place, resolver)) : given;
        return Optional.of(new Items(place,
                Stream.of("a", "b", "c").<Tree>map(zone -> Leaf.text(place, region + zone)).toList()));
    }
}
