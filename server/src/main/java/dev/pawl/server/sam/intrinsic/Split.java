package dev.pawl.server.sam.intrinsic;

import dev.pawl.server.sam.tree.Place;
import dev.pawl.server.sam.tree.Tree;
import dev.pawl.server.sam.tree.Tree.Items;
import dev.pawl.server.sam.tree.Tree.Leaf;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code Fn::Split}: the parts of a text. */
final class Split implements Intrinsic {
    @Override
    public Optional<Tree> value(Tree argument, Place place, Resolver resolver) {
        List<Tree> both = resolver.arguments(argument, 2, 2, "a delimiter and a text");
        String delimiter = resolver.text(both.get(0));
        if (delimiter.isEmpty()) {
            throw resolver.unknown(place, "Expected a delimiter, but it is empty");
        }
        return Optional.of(new Items(place, Stream.of(resolver.text(both.get(1)).split(Pattern.quote(delimiter), -1))
                .<Tree>map(part -> Leaf.text(place, part)).toList()));
    }
}
