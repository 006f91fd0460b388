package dev.pawl.server.sam.intrinsic;

import dev.pawl.server.sam.tree.Tree.Leaf;
import java.util.Map;
import java.util.Optional;

/** The functions by their names. */
final class Intrinsics {
    private static final Map<String, Intrinsic> ALL = Map.ofEntries(
            Map.entry("Ref", new Ref()), Map.entry("Fn::GetAtt", new GetAtt()), Map.entry("Fn::Sub", new Sub()),
            Map.entry("Fn::Join", new Join()), Map.entry("Fn::Select", new Select()),
            Map.entry("Fn::Split", new Split()), Map.entry("Fn::FindInMap", new FindInMap()),
            Map.entry("Fn::If", new If()), Map.entry("Fn::Base64", new Base64Of()),
            Map.entry("Fn::Length", new Length()), Map.entry("Fn::ToJsonString", new ToJsonString()),
            Map.entry("Fn::GetAZs", new GetAZs()),
            Map.entry("Fn::Equals", condition()), Map.entry("Fn::And", condition()), Map.entry("Fn::Or", condition()),
            Map.entry("Fn::Not", condition()),
            Map.entry("Fn::ImportValue", refused("values of this template: other stacks and their exports are not"
                    + " here. A parameter with a default can stand instead")),
            Map.entry("Fn::Transform", refused("no macros other than SAM's")),
            Map.entry("Fn::Cidr", refused("no networks, of which Pawl has none")));

    private Intrinsics() {}

    static Optional<Intrinsic> named(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    /** Whether a mapping with this one member is a call. */
    static boolean isCall(String name) {
        return name.equals("Ref") || name.startsWith("Fn::");
    }

    private static Intrinsic condition() {
        return (argument, place, resolver) -> Optional.of(Leaf.flag(place,
                resolver.conditions().holds(place.step(), argument, resolver)));
    }

    private static Intrinsic refused(String expected) {
        return (argument, place, resolver) -> {
            throw resolver.unknown(place, "Expected " + expected + ", but got " + argument.place().step());
        };
    }
}
