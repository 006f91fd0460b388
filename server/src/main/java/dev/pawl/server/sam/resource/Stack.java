package dev.pawl.server.sam.resource;

import java.util.Optional;
import java.util.function.Function;

/**
 * What CloudFormation would call the template once it is deployed, and where.
 *
 * @param variable
 *            environment variables by name
 */
public record Stack(String name, String region, String account, Function<String, Optional<String>> variable) {
    private static final int HASH_DIGITS = 8;

    /** The name of a resource that has none of its own. */
    String nameOf(String logicalId, int longest) {
        String made = name + "-" + logicalId;
        if (made.length() <= longest) {
            return made;
        }
        String hash = Integer.toHexString(made.hashCode());
        String end = "0".repeat(HASH_DIGITS - hash.length()) + hash;
        return made.substring(0, longest - HASH_DIGITS - 1) + "-" + end;
    }

    /** {@code arn:aws:SERVICE:REGION:ACCOUNT:RESOURCE}. */
    String arn(String service, String resource) {
        return "arn:aws:" + service + ":" + region + ":" + account + ":" + resource;
    }

    String queueUrl(String queue) {
        return variable.apply("AWS_ENDPOINT_URL_SQS").or(() -> variable.apply("AWS_ENDPOINT_URL"))
                .map(url -> url.endsWith("/") ? url.substring(0, url.length() - 1) : url)
                .orElse("https://sqs." + region + ".amazonaws.com") + "/" + account + "/" + queue;
    }
}
