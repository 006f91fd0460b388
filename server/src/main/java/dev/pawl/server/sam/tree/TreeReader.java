package dev.pawl.server.sam.tree;

import java.io.StringReader;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads YAML or JSON. The text is only composed to nodes, so no tag in it can make an object; its size, its
 * depth and how often it repeats itself are bounded.
 */
public final class TreeReader {
    /** CloudFormation takes templates of 1 MB. */
    private static final int LONGEST_TEXT = 2 * 1024 * 1024;
    private static final int DEEPEST = 100;
    private static final int MOST_ALIASES = 200;

    private TreeReader() {}

    /** The tree, or nothing if the text cannot be read; then it has been reported. */
    public static Optional<Tree> read(String text, String file, Findings findings) {
        try {
            Node node = new Yaml(new SafeConstructor(limits())).compose(new StringReader(prepared(text)));
            if (node == null) {
                findings.problem(Place.of(file), "Expected YAML or JSON, but the file is empty");
                return Optional.empty();
            }
            Place root = new Place(file, node.getStartMark().getLine() + 1, node.getStartMark().getColumn() + 1, "");
            return Optional.of(new NodeReader(findings).read(node, root));
        } catch (MarkedYAMLException e) {
            findings.problem(place(file, e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark()),
                    "Expected YAML or JSON, but " + e.getProblem());
        } catch (YAMLException e) {
            findings.problem(Place.of(file), "Expected YAML or JSON within limits, but " + e.getMessage());
        }
        return Optional.empty();
    }

    private static LoaderOptions limits() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(LONGEST_TEXT);
        options.setNestingDepthLimit(DEEPEST);
        options.setMaxAliasesForCollections(MOST_ALIASES);
        return options;
    }

    private static Place place(String file, Mark mark) {
        return mark == null ? Place.of(file) : new Place(file, mark.getLine() + 1, mark.getColumn() + 1, "");
    }

    /** JSON is YAML but for tabs between its tokens, which JSON allows only there, and an escape for slashes. */
    private static String prepared(String text) {
        if (!text.stripLeading().startsWith("{")) {
            return text;
        }
        StringBuilder json = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                i++;
                json.append(text.charAt(i) == '/' ? "/" : "\\" + text.charAt(i));
            } else {
                json.append(c == '\t' ? ' ' : c);
            }
        }
        return json.toString();
    }
}
