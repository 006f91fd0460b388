package dev.pawl.server.sam.resource;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How resources of one type are called, as AWS calls them.
 *
 * @param nameProperty
 *            the property that names one; empty if its name is always made up
 * @param longestName
 *            of a made-up name
 * @param ref
 *            what Ref gives: text with {@code {name}}, {@code {region}}, {@code {account}},
 *            {@code {queueUrl}}
 * @param attributes
 *            what Fn::GetAtt gives, likewise
 */
record Identity(String nameProperty, int longestName, String ref, Map<String, String> attributes) {
    Identity {
        attributes = Map.copyOf(attributes);
    }

    /** Ref gives the name. */
    static Identity named(String nameProperty, int longestName) {
        return new Identity(nameProperty, longestName, "{name}", Map.of());
    }

    Identity ref(String other) {
        return new Identity(nameProperty, longestName, other, attributes);
    }

    Identity with(String attribute, String value) {
        Map<String, String> more = new LinkedHashMap<>(attributes);
        more.put(attribute, value);
        return new Identity(nameProperty, longestName, ref, more);
    }

    /** With an ARN, that Fn::GetAtt of Arn gives. */
    Identity arn(String arn) {
        return with("Arn", arn);
    }

    /** With an ARN, that Ref gives, too. */
    Identity refArn(String arn) {
        return with("Arn", arn).ref(arn);
    }
}
