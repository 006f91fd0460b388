package dev.pawl.connector.function.process;

import dev.pawl.secret.Secrets;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where functions are at home.
 *
 * @param variable
 *            the server's environment variables by name
 */
public record Home(String accountId, String region, Function<String, Optional<String>> variable, Secrets secrets,
        LogSink log) {
    /** The ARN of a function here. */
    public String arn(String function) {
        return "arn:aws:lambda:" + region + ":" + accountId + ":function:" + function;
    }
}
