package dev.pawl.asl;

import java.util.Optional;

/** Where and how a distributed Map writes its results. */
public record ResultWriter(Optional<String> resource, Optional<ServiceArguments> arguments,
        Optional<WriterConfig> writerConfig) {
    /** The shape of the results: NONE, COMPACT or FLATTEN, as JSON or JSONL. */
    public record WriterConfig(Optional<String> transformation, Optional<String> outputType) {}
}
