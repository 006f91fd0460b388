package dev.pawl.asl.lint;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Headers that {@code apigateway:invoke} cannot set: AWS's list. */
public final class ApiGatewayHeaders {
    private static final Set<String> NAMES = Set.of("authorization", "connection", "content-md5", "expect", "host",
            "max-forwards", "proxy-authenticate", "server", "te", "transfer-encoding", "trailer", "upgrade", "via",
            "www-authenticate");
    private static final List<String> PREFIXES = List.of("x-forwarded", "x-amz", "x-amzn");

    private ApiGatewayHeaders() {}

    /** Those of these names that are among them, once each and in order. */
    public static List<String> unsupported(Collection<String> names) {
        return names.stream().filter(name -> {
            String lower = name.toLowerCase(Locale.ROOT);
            return NAMES.contains(lower) || PREFIXES.stream().anyMatch(lower::startsWith);
        }).distinct().toList();
    }
}
