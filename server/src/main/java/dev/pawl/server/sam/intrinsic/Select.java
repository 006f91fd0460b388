package dev.pawl.server.sam.intrinsic;

import dev.pawl.server.sam.tree.Place;
import dev.pawl.server.sam.tree.Tree;
import java.util.List;
import java.util.Optional;

/** {@code Fn::Select}: one element of a list, counted from 0. */
final class Select implements Intrinsic {
    @Override
    public Optional<Tree> value(Tree argument, Place place, Resolver resolver) {
        List<Tree> both = resolver.arguments(argument, 2, 2, "an index and a list");
        String index = resolver.text(both.get(0));
        List<Tree> list = resolver.list(both.get(1));
        if (!index.matches("\\d{1,6}") || Integer.parseInt(index) >= list.size()) {
            throw resolver.unknown(place, "Expected an index below " + list.size() + ", but got " + index);
        }
        return Optional.of(list.get(Integer.parseInt(index)));
    }
}
