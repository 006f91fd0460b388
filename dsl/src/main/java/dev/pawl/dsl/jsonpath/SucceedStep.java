package dev.pawl.dsl.jsonpath;

import com.fasterxml.jackson.databind.node.NullNode;
import dev.pawl.dsl.Draft;
import dev.pawl.dsl.Step;

/** A Succeed state. */
public record SucceedStep(Draft draft) implements Step<JsonPaths> {
    /** For people. */
    public SucceedStep comment(String comment) {
        return new SucceedStep(draft.with("Comment", comment));
    }

    /** With its query language written out, although it may be the machine's. */
    public SucceedStep queryLanguage() {
        return new SucceedStep(draft.sayingItsLanguage());
    }

    /** What of its input the state works on; all of it by default. */
    public SucceedStep inputPath(String path) {
        return new SucceedStep(draft.with("InputPath", path));
    }

    /** What of its input the state works on; all of it by default. */
    public SucceedStep inputPath(Path<?> path) {
        return inputPath(path.text());
    }

    /** What of its input the state works on: none of it, the empty object. */
    public SucceedStep inputPath(Nothing none) {
        return new SucceedStep(draft.with("InputPath", NullNode.instance));
    }

    /** What of all that goes on to the next state; all of it by default. */
    public SucceedStep outputPath(String path) {
        return new SucceedStep(draft.with("OutputPath", path));
    }

    /** What of all that goes on to the next state; all of it by default. */
    public SucceedStep outputPath(Path<?> path) {
        return outputPath(path.text());
    }

    /** What of all that goes on to the next state: none of it, the empty object. */
    public SucceedStep outputPath(Nothing none) {
        return new SucceedStep(draft.with("OutputPath", NullNode.instance));
    }
}
