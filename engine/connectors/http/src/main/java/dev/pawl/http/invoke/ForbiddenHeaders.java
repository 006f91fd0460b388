package dev.pawl.http.invoke;

import dev.pawl.http.transport.HeaderText;
import dev.pawl.http.transport.Field;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Headers that a definition cannot set: AWS's list, and one that would break the message. */
final class ForbiddenHeaders {
    private static final Set<String> NAMES = Set.of("a-im", "accept-charset", "accept-datetime", "accept-encoding",
            "authorization", "cache-control", "connection", "content-encoding", "content-md5", "date", "expect",
            "forwarded", "from", "host", "http2-settings", "if-match", "if-modified-since", "if-none-match",
            "if-range", "if-unmodified-since", "max-forwards", "origin", "pragma", "proxy-authorization", "referer",
            "server", "te", "trailer", "transfer-encoding", "upgrade", "via", "warning", "content-length",
            "keep-alive", "proxy-connection");
    private static final List<String> PREFIXES = List.of("x-forwarded-", "x-amz-", "x-amzn-");

    private ForbiddenHeaders() {}

    /** What is wrong with these headers. */
    static Optional<String> find(List<Field> headers) {
        List<String> names = headers.stream().map(Field::name).filter(ForbiddenHeaders::isForbidden).distinct()
                .toList();
        if (!names.isEmpty()) {
            return Optional.of("The 'Headers' field contains unsupported values: " + names);
        }
        return headers.stream().filter(field -> !HeaderText.isValue(field.value())).map(Field::name).findFirst()
                .map(name -> "Expected printable ASCII in the header '" + name + "', but there is something else");
    }

    private static boolean isForbidden(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return NAMES.contains(lower) || PREFIXES.stream().anyMatch(lower::startsWith) || !HeaderText.isName(name);
    }
}
