package dev.pawl.items;

import dev.pawl.json.Payload;
import java.util.Optional;

/**
 * What an ItemReader says, evaluated.
 *
 * @param resource
 *            such as arn:aws:states:::s3:getObject
 * @param arguments
 *            Parameters or Arguments: an object with Bucket, Key and their like
 * @param config
 *            how bytes become items
 * @param roleArn
 *            in whose name to read
 * @param executionArn
 *            that the Map is in
 */
public record ItemsRequest(String resource, Payload arguments, ReaderConfig config, Optional<String> roleArn,
        String executionArn) {}
