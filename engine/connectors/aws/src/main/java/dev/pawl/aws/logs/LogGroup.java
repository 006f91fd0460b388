package dev.pawl.aws.logs;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A log group, as the ARN of a destination names it. */
record LogGroup(String region, String name) {
    private static final Pattern ARN = Pattern.compile("arn:[^:]+:logs:([^:]+):[^:]+:log-group:([^:]+):\\*");

    static boolean isArn(String text) {
        return ARN.matcher(text).matches();
    }

    static LogGroup of(String arn) {
        Matcher parts = ARN.matcher(arn);
        if (!parts.matches()) {
            throw new IllegalArgumentException("Expected the ARN of a log group, but got " + arn);
        }
        return new LogGroup(parts.group(1), parts.group(2));
    }
}
