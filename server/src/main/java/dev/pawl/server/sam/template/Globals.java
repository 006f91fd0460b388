package dev.pawl.server.sam.template;

import dev.pawl.server.sam.tree.Findings;
import dev.pawl.server.sam.tree.Tree;
import dev.pawl.server.sam.tree.Tree.Fields;
import dev.pawl.server.sam.tree.Tree.Items;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The section Globals, merged into resources as SAM does. */
final class Globals {
    private static final Set<String> SECTIONS = Set.of("Function", "Api", "HttpApi", "WebSocketApi", "SimpleTable",
            "StateMachine", "LayerVersion", "CapacityProvider");
    private static final String PREFIX = "AWS::Serverless::";

    private Globals() {}

    static void check(Fields globals, Findings findings) {
        globals.fields().forEach((name, value) -> {
            if (!SECTIONS.contains(name)) {
                findings.problem(value.place(), "Expected one of " + SECTIONS.stream().sorted().toList() + ", but got "
                        + name);
            }
        });
    }

    static Resource merge(Fields globals, Resource resource) {
        if (!resource.type().startsWith(PREFIX)) {
            return resource;
        }
        Optional<Tree> section = globals.get(resource.type().substring(PREFIX.length()));
        return section.isPresent() && merge(section.get(), resource.properties()) instanceof Fields merged
                ? resource.withProperties(new Fields(resource.properties().place(), merged.fields()))
                : resource;
    }

    /** Mappings are merged, lists follow each other, and of anything else the resource's own counts. */
    private static Tree merge(Tree global, Tree own) {
        if (global instanceof Fields g && own instanceof Fields o && !isCall(g) && !isCall(o)) {
            Map<String, Tree> merged = new LinkedHashMap<>(g.fields());
            o.fields().forEach((name, value) -> merged.merge(name, value, Globals::merge));
            return new Fields(own.place(), merged);
        }
        if (global instanceof Items g && own instanceof Items o) {
            List<Tree> all = Stream.concat(g.items().stream(), o.items().stream()).toList();
            return new Items(own.place(), all);
        }
        return own;
    }

    private static boolean isCall(Fields mapping) {
        return mapping.fields().size() == 1
                && mapping.fields().keySet().stream().anyMatch(n -> n.equals("Ref") || n.startsWith("Fn::"));
    }
}
