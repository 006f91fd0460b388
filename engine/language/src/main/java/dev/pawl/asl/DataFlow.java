package dev.pawl.asl;

import dev.pawl.expr.jsonata.JsonataTemplate;
import dev.pawl.expr.template.PayloadTemplate;
import java.util.Optional;

/**
 * How a state makes what it works on, and its output, in its query language. Fields that a state type lacks
 * are absent.
 */
public sealed interface DataFlow {
    /**
     * JSONPath: InputPath, Parameters, ResultSelector, ResultPath and OutputPath, one after the other.
     *
     * @param assign
     *            an object whose members are the variables to set
     */
    record JsonPathFlow(PathField inputPath, Optional<PayloadTemplate> parameters,
            Optional<PayloadTemplate> resultSelector, ResultPath resultPath, PathField outputPath,
            Optional<PayloadTemplate> assign) implements DataFlow {
        /** All of the input, untouched. */
        public static final JsonPathFlow PLAIN = new JsonPathFlow(new PathField.Absent(), Optional.empty(),
                Optional.empty(), new ResultPath.Replace(), new PathField.Absent(), Optional.empty());
    }

    /**
     * JSONata: Arguments and Output.
     *
     * @param assign
     *            an object whose members are the variables to set
     */
    record JsonataFlow(Optional<JsonataTemplate> arguments, Optional<JsonataTemplate> output,
            Optional<JsonataTemplate> assign) implements DataFlow {
        /** All of the input, untouched. */
        public static final JsonataFlow PLAIN = new JsonataFlow(Optional.empty(), Optional.empty(), Optional.empty());
    }
}
