package dev.pawl.container.ecs;

import java.util.regex.Pattern;

/**
 * Which secret of the configuration {@code valueFrom} means: the one of that name, or, of the ARN of a secret
 * or
 * a
 * parameter, the one with the last part of its name.
 */
final class SecretName {
    private static final String SECRET = ":secret:";
    private static final Pattern RANDOM_END = Pattern.compile("-[A-Za-z0-9]{6}$");

    private SecretName() {}

    static String of(String valueFrom) {
        if (!valueFrom.startsWith("arn:")) {
            return valueFrom.substring(valueFrom.lastIndexOf('/') + 1);
        }
        int secret = valueFrom.indexOf(SECRET);
        if (secret < 0) {
            return valueFrom.substring(Math.max(valueFrom.lastIndexOf('/'), valueFrom.lastIndexOf(':')) + 1);
        }
        String rest = valueFrom.substring(secret + SECRET.length());
        int colon = rest.indexOf(':');
        String name = colon < 0 ? rest : rest.substring(0, colon);
        return RANDOM_END.matcher(name.substring(name.lastIndexOf('/') + 1)).replaceFirst("");
    }
}
