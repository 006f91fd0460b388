package dev.pawl.asl.write;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.asl.DataFlow;
import dev.pawl.asl.PathField;
import dev.pawl.asl.ResultPath;

/** Writes how a state makes its input and output. */
final class DataFlowWriter {
    private DataFlowWriter() {}

    static void write(DataFlow data, ObjectNode into) {
        switch (data) {
            case DataFlow.JsonPathFlow f -> {
                filter(f.inputPath(), "InputPath", into);
                f.parameters().ifPresent(t -> into.set("Parameters", t.source()));
                f.resultSelector().ifPresent(t -> into.set("ResultSelector", t.source()));
                resultPath(f.resultPath(), into);
                filter(f.outputPath(), "OutputPath", into);
                f.assign().ifPresent(t -> into.set("Assign", t.source()));
            }
            case DataFlow.JsonataFlow f -> {
                f.arguments().ifPresent(t -> into.set("Arguments", t.source()));
                f.output().ifPresent(t -> into.set("Output", t.source()));
                f.assign().ifPresent(t -> into.set("Assign", t.source()));
            }
        }
    }

    private static void filter(PathField field, String name, ObjectNode into) {
        switch (field) {
            case PathField.Absent a -> {
                // nothing to write
            }
            case PathField.Null n -> into.putNull(name);
            case PathField.Path p -> into.put(name, p.path().text());
        }
    }

    static void resultPath(ResultPath path, ObjectNode into) {
        switch (path) {
            case ResultPath.Replace r -> {
                // the default
            }
            case ResultPath.Discard d -> into.putNull("ResultPath");
            case ResultPath.At at -> into.put("ResultPath", at.path().text());
        }
    }
}
