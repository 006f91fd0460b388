package dev.pawl.server.sam.tree;

import java.util.Optional;
import java.util.Set;

/** CloudFormation's short forms, such as {@code !Sub}, and the long forms that they stand for. */
final class ShortTags {
    private static final Set<String> FUNCTIONS = Set.of("And", "Base64", "Cidr", "Equals", "FindInMap", "GetAtt",
            "GetAZs", "If", "ImportValue", "Join", "Length", "Not", "Or", "Select", "Split", "Sub", "ToJsonString",
            "Transform");

    private ShortTags() {}

    static Optional<String> longForm(String tag) {
        String name = tag.substring(1);
        if (name.equals("Ref") || name.equals("Condition")) {
            return Optional.of(name);
        }
        return FUNCTIONS.contains(name) ? Optional.of("Fn::" + name) : Optional.empty();
    }
}
