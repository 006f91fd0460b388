package dev.pawl.server.sam.tree;

import dev.pawl.server.sam.tree.Tree.Fields;
import dev.pawl.server.sam.tree.Tree.Items;
import dev.pawl.server.sam.tree.Tree.Leaf;
import dev.pawl.server.sam.tree.Tree.Leaf.Kind;
import dev.pawl.server.sam.tree.Tree.Unknown;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** From SnakeYAML's nodes to our tree. Aliases are followed, so how much comes of them is counted. */
final class NodeReader {
    private static final int MOST_NODES = 200_000;
    private static final int DEEPEST = 150;
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][-+]?\\d+)?");

    private final Findings findings;
    private int nodes;
    private int depth;

    NodeReader(Findings findings) {
        this.findings = findings;
    }

    Tree read(Node node, Place place) {
        if (++nodes > MOST_NODES || depth > DEEPEST) {
            findings.problem(Place.of(place.file()), "Expected at most " + MOST_NODES + " values, nested " + DEEPEST
                    + " deep, but aliases make more of them");
            return new Unknown(place);
        }
        depth++;
        try {
            String tag = node.getTag().getValue();
            return tag.startsWith("!") && tag.length() > 1 ? tagged(node, tag, place) : plain(node, place);
        } finally {
            depth--;
        }
    }

    private Tree tagged(Node node, String tag, Place place) {
        Optional<String> function = ShortTags.longForm(tag);
        if (function.isEmpty()) {
            findings.problem(place, "Expected a short form that CloudFormation knows, such as !Ref or !Sub, but got "
                    + tag);
            return new Unknown(place);
        }
        return new Fields(place, Map.of(function.get(), plain(node, place.below(function.get()))));
    }

    private Tree plain(Node node, Place place) {
        return switch (node) {
            case ScalarNode scalar -> scalar(scalar, place);
            case SequenceNode sequence -> sequence(sequence, place);
            case MappingNode mapping -> mapping(mapping, place);
            default -> {
                findings.problem(place, "Expected a value, but got " + node.getNodeId());
                yield new Unknown(place);
            }
        };
    }

    private static Leaf scalar(ScalarNode node, Place place) {
        return new Leaf(place, node.isPlain() ? kind(node) : Kind.TEXT, node.getValue());
    }

    private static Kind kind(ScalarNode node) {
        String text = node.getValue();
        Tag tag = node.getTag();
        if (tag.equals(Tag.NULL)) {
            return Kind.NULL;
        }
        if (text.equals("true") || text.equals("false")) {
            return Kind.FLAG;
        }
        return NUMBER.matcher(text).matches() ? Kind.NUMBER : Kind.TEXT;
    }

    private Tree sequence(SequenceNode node, Place place) {
        List<Tree> items = new ArrayList<>();
        for (Node item : node.getValue()) {
            items.add(read(item, at(place, "[" + items.size() + "]", item)));
        }
        return new Items(place, items);
    }

    private Tree mapping(MappingNode node, Place place) {
        Map<String, Tree> fields = new LinkedHashMap<>();
        Map<String, Tree> merged = new LinkedHashMap<>();
        for (NodeTuple tuple : node.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                findings.problem(at(place, "?", tuple.getKeyNode()), "Expected a name, but got a list or a mapping");
                continue;
            }
            Place at = at(place, key.getValue(), key);
            Tree value = read(tuple.getValueNode(), at);
            if (key.isPlain() && key.getValue().equals("<<")) {
                merge(value, merged);
            } else if (fields.putIfAbsent(key.getValue(), value) != null) {
                findings.problem(at, "Expected each name once, but " + key.getValue() + " stands here again");
            }
        }
        merged.forEach(fields::putIfAbsent);
        return new Fields(place, fields);
    }

    private void merge(Tree value, Map<String, Tree> merged) {
        switch (value) {
            case Fields other -> other.fields().forEach(merged::putIfAbsent);
            case Items several -> several.items().forEach(one -> merge(one, merged));
            case Leaf leaf -> findings.problem(leaf.place(), "Expected mappings to merge, but got "
                    + leaf.described());
            case Unknown unknown -> {
                // reported where it arose
            }
        }
    }

    private static Place at(Place parent, String step, Node node) {
        return parent.child(step, node.getStartMark().getLine() + 1, node.getStartMark().getColumn() + 1);
    }
}
