package dev.pawl.server.sam.intrinsic;

import dev.pawl.server.sam.tree.Place;
import dev.pawl.server.sam.tree.Tree;
import dev.pawl.server.sam.tree.Tree.Fields;
import java.util.List;
import java.util.Optional;

/** {@code Fn::FindInMap}: a value of the section Mappings, with the default of the language extensions. */
final class FindInMap implements Intrinsic {
    @Override
    public Optional<Tree> value(Tree argument, Place place, Resolver resolver) {
        List<Tree> all = resolver.arguments(argument, 3, 4, "a map, a key of it and a second key");
        Optional<Tree> found = Optional.of(resolver.mappings());
        StringBuilder path = new StringBuilder("Mappings");
        for (Tree key : all.subList(0, 3)) {
            String name = resolver.text(key);
            path.append('/').append(name);
            found = found.filter(Fields.class::isInstance).flatMap(tree -> ((Fields) tree).get(name));
        }
        if (found.isPresent()) {
            return found;
        }
        if (all.size() == 4 && all.get(3) instanceof Fields last && last.get("DefaultValue").isPresent()) {
            return last.get("DefaultValue").map(resolver::value);
        }
        throw resolver.unknown(place, "Expected a value in " + path + ", but there is none");
    }
}
