package dev.pawl.items;

import dev.pawl.json.Payload;
import java.util.Optional;

/**
 * What a ResultWriter with a Resource says, evaluated.
 *
 * @param resource
 *            such as arn:aws:states:::s3:putObject
 * @param arguments
 *            Parameters or Arguments: an object with Bucket and Prefix
 * @param config
 *            the shape of the results
 * @param mapRunArn
 *            whose results they are
 * @param roleArn
 *            in whose name to write
 */
public record ResultRequest(String resource, Payload arguments, WriterConfig config, String mapRunArn,
        Optional<String> roleArn) {}
