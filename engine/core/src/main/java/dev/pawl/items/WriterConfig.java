package dev.pawl.items;

import dev.pawl.asl.ResultWriter;
import java.util.Locale;
import java.util.Optional;

/** The shape of results. */
public record WriterConfig(Transformation transformation, OutputType outputType) {
    /** What holds for a ResultWriter with a Resource and without WriterConfig. */
    public static final WriterConfig OF_EXPORT = new WriterConfig(Transformation.NONE, OutputType.JSON);
    /** What holds for a Map without ResultWriter. */
    public static final WriterConfig OF_STATE_OUTPUT = new WriterConfig(Transformation.COMPACT, OutputType.JSON);

    /**
     * The config that a definition has.
     *
     * @throws IllegalArgumentException
     *             if it has a value that AWS does not know
     */
    public static WriterConfig of(ResultWriter written) {
        WriterConfig usual = written.resource().isPresent() ? OF_EXPORT : OF_STATE_OUTPUT;
        Optional<ResultWriter.WriterConfig> config = written.writerConfig();
        return new WriterConfig(
                config.flatMap(ResultWriter.WriterConfig::transformation).map(WriterConfig::upper)
                        .map(Transformation::valueOf).orElse(usual.transformation),
                config.flatMap(ResultWriter.WriterConfig::outputType).map(WriterConfig::upper)
                        .map(OutputType::valueOf).orElse(usual.outputType));
    }

    private static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }

    /** What becomes of a child's result. */
    public enum Transformation {
        /** All that is known of the child, its output as a text in it. */
        NONE,
        /** Its output. */
        COMPACT,
        /** Its output, and the elements of that if it is an array. */
        FLATTEN
    }

    /** How results stand in an object. */
    public enum OutputType {
        /** One array. */
        JSON,
        /** A line for each. */
        JSONL
    }
}
