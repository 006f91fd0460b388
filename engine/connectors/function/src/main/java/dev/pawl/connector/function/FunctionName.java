package dev.pawl.connector.function;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A function as somebody named it.
 *
 * @param text
 *            a name, {@code account:function:name} or an ARN, each with or without a qualifier
 * @param name
 *            the name alone
 * @param qualifier
 *            version or alias, if the text has one
 */
record FunctionName(String text, String name, Optional<String> qualifier) {
    private static final Pattern FORM = Pattern.compile(
            "(?:(?:arn:[\\w-]+:lambda:[\\w-]*:)?\\d{12}:function:|function:)?([^:]+)(?::([^:]+))?");

    static FunctionName parse(String text) {
        Matcher m = FORM.matcher(text);
        return m.matches()
                ? new FunctionName(text, m.group(1), Optional.ofNullable(m.group(2)))
                : new FunctionName(text, text, Optional.empty());
    }

    /** The ARN that Lambda shows when there is no such function. */
    String qualifiedArn(String region, String accountId, Optional<String> otherQualifier) {
        String version = otherQualifier.or(() -> qualifier).orElse("$LATEST");
        return "arn:aws:lambda:" + region + ":" + accountId + ":function:" + name + ":" + version;
    }
}
