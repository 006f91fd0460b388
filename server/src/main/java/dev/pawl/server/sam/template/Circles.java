package dev.pawl.server.sam.template;

import dev.pawl.server.sam.tree.Findings;
import dev.pawl.server.sam.tree.Tree;
import dev.pawl.server.sam.tree.Tree.Fields;
import dev.pawl.server.sam.tree.Tree.Items;
import dev.pawl.server.sam.tree.Tree.Leaf;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds resources that need each other, which CloudFormation could never create. */
public final class Circles {
    private static final Pattern IN_TEXT = Pattern.compile("\\$\\{\\s*([A-Za-z0-9]+)");

    private final Map<String, Set<String>> needs = new LinkedHashMap<>();
    private final Template template;
    private final Findings findings;
    private final Set<String> done = new HashSet<>();
    private final List<String> path = new ArrayList<>();

    private Circles(Template template, Findings findings) {
        this.template = template;
        this.findings = findings;
    }

    /** Reports each circle once. */
    public static void check(Template template, Findings findings) {
        Circles circles = new Circles(template, findings);
        template.resources().values().forEach(r -> circles.needs.put(r.logicalId(), circles.needsOf(r)));
        circles.needs.keySet().forEach(circles::walk);
    }

    private Set<String> needsOf(Resource resource) {
        Set<String> found = new LinkedHashSet<>(resource.dependsOn());
        resource.properties().fields().forEach((name, value) -> {
            // events become resources of their own, which need both ends
            if (!name.equals("Events")) {
                collect(value, found);
            }
        });
        found.retainAll(template.resources().keySet());
        return found;
    }

    private static void collect(Tree tree, Set<String> found) {
        switch (tree) {
            case Fields mapping -> mapping.fields().forEach((name, value) -> {
                switch (name) {
                    case "Ref" -> named(value, found);
                    case "Fn::GetAtt" -> named(value instanceof Items list && !list.items().isEmpty()
                            ? list.items().get(0)
                            : value, found);
                    case "Fn::Sub" -> inText(value, found);
                    default -> collect(value, found);
                }
            });
            case Items list -> list.items().forEach(item -> collect(item, found));
            case Leaf leaf -> {
                // refers to nothing
            }
            case Tree.Unknown unknown -> {
                // reported where it arose
            }
        }
    }

    private static void named(Tree name, Set<String> found) {
        if (name instanceof Leaf leaf) {
            found.add(leaf.text().replaceFirst("\\..*", ""));
        }
    }

    private static void inText(Tree argument, Set<String> found) {
        Tree text = argument instanceof Items list && !list.items().isEmpty() ? list.items().get(0) : argument;
        if (text instanceof Leaf leaf) {
            Matcher names = IN_TEXT.matcher(leaf.text());
            while (names.find()) {
                found.add(names.group(1));
            }
        }
        if (argument instanceof Items list) {
            list.items().stream().skip(1).forEach(values -> collect(values, found));
        }
    }

    private void walk(String id) {
        int start = path.indexOf(id);
        if (start >= 0) {
            List<String> circle = new ArrayList<>(path.subList(start, path.size()));
            circle.add(id);
            Resource first = template.resources().get(id);
            findings.problem(first == null ? template.place() : first.place(),
                    "Expected resources that do not need each other in a circle, but there is one: "
                            + String.join(" → ", circle));
            return;
        }
        if (done.contains(id)) {
            return;
        }
        path.add(id);
        needs.getOrDefault(id, Set.of()).forEach(this::walk);
        path.remove(path.size() - 1);
        done.add(id);
    }
}
