package dev.pawl.aws.call;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.items.bucket.OwnPlaces;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds the buckets that a call of AWS names, among those that the server keeps things of its own in. */
record OwnBuckets(OwnPlaces places) {
    private static final String RESOURCE = ":s3:::";

    /** The first of them, anywhere in the arguments. */
    Optional<String> named(JsonNode arguments) {
        return places.buckets().isEmpty() ? Optional.empty() : in(arguments);
    }

    private Optional<String> in(JsonNode value) {
        if (value.isObject()) {
            for (Map.Entry<String, JsonNode> member : value.properties()) {
                Optional<String> found = member.getValue().isTextual()
                        ? bucket(member.getKey().toLowerCase(Locale.ROOT), member.getValue().textValue())
                        : in(member.getValue());
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        if (value.isArray()) {
            for (JsonNode element : value) {
                Optional<String> found = in(element);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /** Members that name one are called so in every service; the source of a copy has the key behind it. */
    private Optional<String> bucket(String member, String text) {
        if (!member.contains("bucket") && !member.equals("copysource")) {
            return Optional.empty();
        }
        String name = member.equals("copysource") ? decoded(text) : text;
        name = name.substring(name.startsWith("/") ? 1 : 0);
        name = name.substring(name.contains(RESOURCE) ? name.indexOf(RESOURCE) + RESOURCE.length() : 0);
        int slash = name.indexOf('/');
        return Optional.of(slash < 0 ? name : name.substring(0, slash)).filter(places::has);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
