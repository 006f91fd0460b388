package dev.pawl.asl.parse;

import dev.pawl.asl.DataFlow;

/** Reads how a state makes its input and output. Fields that its kind may not have were reported before. */
final class DataFlowParser {
    private DataFlowParser() {}

    /**
     * Reads it.
     *
     * @param result
     *            what Output and Assign can see
     */
    static DataFlow parse(StateSource state, Reach result) {
        Fields fields = state.fields();
        return switch (state.language()) {
            case JSON_PATH -> new DataFlow.JsonPathFlow(PathFields.filter(fields, "InputPath"),
                    PathFields.template(fields, "Parameters"), PathFields.template(fields, "ResultSelector"),
                    PathFields.resultPath(fields), PathFields.filter(fields, "OutputPath"),
                    AssignParser.jsonPath(fields));
            case JSONATA -> new DataFlow.JsonataFlow(JsonataFields.template(fields, "Arguments", Reach.INPUT),
                    JsonataFields.template(fields, "Output", result), AssignParser.jsonata(fields, result));
        };
    }
}
