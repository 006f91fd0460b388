package dev.pawl.dsl.jsonpath;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.dsl.Formats.OutputType;
import dev.pawl.dsl.Formats.WriteTransformation;

/** Where and how a distributed Map writes its results. */
public record ResultWriter(ObjectNode json) {
    /** Nowhere yet: with a {@link #config} alone the result stays in the execution. */
    public static ResultWriter results() {
        return new ResultWriter(JsonNodeFactory.instance.objectNode());
    }

    /** To S3; bucket and prefix go into {@link #parameters}. */
    public static ResultWriter object() {
        return of("arn:aws:states:::s3:putObject");
    }

    /** To S3, under that prefix. */
    public static ResultWriter object(String bucket, String prefix) {
        return object().parameters(JsonPaths.object().put("Bucket", bucket).put("Prefix", prefix));
    }

    /** By the ARN of a Resource. */
    public static ResultWriter of(String resource) {
        ResultWriter writer = results();
        writer.json.put("Resource", resource);
        return writer;
    }

    /** Bucket and Prefix. */
    public ResultWriter parameters(Template<?> parameters) {
        ObjectNode more = json.deepCopy();
        more.set("Parameters", parameters.json());
        return new ResultWriter(more);
    }

    /** In which shape and format. */
    public ResultWriter config(WriteTransformation transformation, OutputType type) {
        return transformation(transformation).outputType(type);
    }

    /** {@code WriterConfig.Transformation}. */
    public ResultWriter transformation(WriteTransformation transformation) {
        ObjectNode more = json.deepCopy();
        more.withObjectProperty("WriterConfig").put("Transformation", transformation.name());
        return new ResultWriter(more);
    }

    /** {@code WriterConfig.OutputType}. */
    public ResultWriter outputType(OutputType type) {
        ObjectNode more = json.deepCopy();
        more.withObjectProperty("WriterConfig").put("OutputType", type.name());
        return new ResultWriter(more);
    }

    /** With a {@code WriterConfig}, even if nothing goes into it. */
    public ResultWriter config() {
        ObjectNode more = json.deepCopy();
        more.withObjectProperty("WriterConfig");
        return new ResultWriter(more);
    }
}
