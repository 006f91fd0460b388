package dev.pawl.server.sam.resource;

import dev.pawl.server.sam.intrinsic.Resolver;
import dev.pawl.server.sam.template.Resource;
import dev.pawl.server.sam.template.Template;
import dev.pawl.server.sam.tree.Findings;
import dev.pawl.server.sam.tree.Tree;
import dev.pawl.server.sam.tree.Tree.Fields;
import java.util.List;
import java.util.Optional;

/** What every reader of a resource needs. */
record Workspace(Template template, Stack stack, Names names, Resolver resolver, SourceFiles files,
        Findings findings) {
    /** The properties with values where functions stood. */
    Properties properties(Resource resource) {
        return properties(resource.properties());
    }

    Properties properties(Fields fields) {
        return new Properties(resolver.resolve(fields).filter(Fields.class::isInstance).map(Fields.class::cast)
                .orElse(Fields.empty(fields.place())), findings);
    }

    /** The resource's own name, unless it cannot be made out. */
    Optional<String> name(Resource resource) {
        return names.nameOf(resource, resolver);
    }

    /** What Ref gives for the resource, as text. */
    String ref(Resource resource) {
        return names.ref(resource.logicalId(), resource.place(), resolver).filter(Tree.Leaf.class::isInstance)
                .map(leaf -> ((Tree.Leaf) leaf).text()).orElse("");
    }

    /** Those of a type, whose condition holds. */
    List<Resource> resources(String... types) {
        List<String> wanted = List.of(types);
        return template.resources().values().stream().filter(r -> wanted.contains(r.type())).filter(this::exists)
                .toList();
    }

    boolean exists(Resource resource) {
        return resource.condition().isEmpty() || resolver.holds(resource.condition().get(), resource.place());
    }
}
