package dev.pawl.server.sam.tree;

import dev.pawl.server.sam.tree.Tree.Fields;
import dev.pawl.server.sam.tree.Tree.Items;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/** Finds in a tree what a problem of a definition names. */
public final class TreePlaces {
    private TreePlaces() {}

    /** The place of the innermost value on the way to a location such as {@code /States/Pay/Choices[0]}. */
    public static Place of(Tree tree, String location) {
        Tree at = tree;
        String rest = location.equals("/") ? "" : location;
        while (!rest.isEmpty()) {
            String now = rest;
            Optional<Map.Entry<String, Tree>> step = switch (at) {
                case Fields mapping -> mapping.fields().entrySet().stream()
                        .filter(e -> begins(now, "/" + e.getKey()))
                        .map(e -> Map.entry("/" + e.getKey(), e.getValue()))
                        .max(Map.Entry.comparingByKey(Comparator.comparingInt(String::length)));
                case Items list -> element(list, now);
                case Tree.Leaf leaf -> Optional.empty();
                case Tree.Unknown unknown -> Optional.empty();
            };
            if (step.isEmpty()) {
                break;
            }
            at = step.get().getValue();
            rest = rest.substring(step.get().getKey().length());
        }
        return at.place();
    }

    private static boolean begins(String rest, String step) {
        return rest.startsWith(step) && (rest.length() == step.length() || rest.charAt(step.length()) == '/'
                || rest.charAt(step.length()) == '[');
    }

    private static Optional<Map.Entry<String, Tree>> element(Items list, String rest) {
        int end = rest.indexOf(']');
        if (!rest.matches("(?s)\\[\\d{1,6}].*") || Integer.parseInt(rest.substring(1, end)) >= list.items().size()) {
            return Optional.empty();
        }
        return Optional.of(Map.entry(rest.substring(0, end + 1), list.items().get(
                Integer.parseInt(rest.substring(1, end)))));
    }
}
