package dev.pawl.server.rest;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A path whose segments in braces stand for any text, such as {@code /approvals/{id}/votes}.
 *
 * @param segments
 *            what stands between the slashes
 */
record PathTemplate(List<String> segments) {
    static PathTemplate of(String text) {
        if (!text.startsWith("/")) {
            throw new IllegalArgumentException("Expected a path that begins with a slash, but got " + text);
        }
        return new PathTemplate(split(text));
    }

    /** What the segments in braces stand for, decoded; empty if the path is another. */
    Optional<Map<String, String>> match(String path) {
        List<String> given = split(path);
        if (given.size() != segments.size()) {
            return Optional.empty();
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < given.size(); i++) {
            String expected = segments.get(i);
            if (expected.startsWith("{")) {
                Optional<String> value = decoded(given.get(i));
                if (value.isEmpty()) {
                    return Optional.empty();
                }
                values.put(expected.substring(1, expected.length() - 1), value.get());
            } else if (!expected.equals(given.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(values);
    }

    /** A segment as it is meant; a plus is a plus in a path. */
    private static Optional<String> decoded(String segment) {
        try {
            return Optional.of(URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8))
                    .filter(text -> !text.isEmpty());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static List<String> split(String path) {
        return Arrays.asList(path.substring(1).split("/", -1));
    }

    @Override
    public String toString() {
        return "/" + String.join("/", segments);
    }
}
