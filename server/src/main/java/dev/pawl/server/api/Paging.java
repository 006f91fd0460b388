package dev.pawl.server.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.server.api.error.ApiErrors;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which part of a list a caller wants.
 *
 * @param tokens
 *            makes and reads page tokens
 * @param list
 *            the operation with its filters and order, which a page token is bound to
 * @param size
 *            most elements of the page
 * @param position
 *            where the page starts, as the page before said; empty for the first
 */
public record Paging(PageTokens tokens, String list, int size, Optional<String> position) {
    private static final int DEFAULT_SIZE = 100;

    /**
     * Reads {@code maxResults}, where 0 stands for the default, and {@code nextToken}.
     *
     * @throws dev.pawl.server.api.error.ApiException
     *             {@code InvalidToken}
     */
    public static Paging of(Request request, String list) {
        int wanted = request.number("maxResults").orElse(0);
        PageTokens tokens = request.pageTokens();
        return new Paging(tokens, list, wanted == 0 ? DEFAULT_SIZE : wanted,
                request.optionalText("nextToken").map(token -> tokens.position(list, token)));
    }

    /**
     * The position of a list whose positions are numbers.
     *
     * @throws dev.pawl.server.api.error.ApiException
     *             {@code InvalidToken}
     */
    public Optional<Long> number() {
        try {
            return position.map(Long::valueOf);
        } catch (NumberFormatException e) {
            throw ApiErrors.invalidToken();
        }
    }

    /** How many elements to look for: one more than the page holds, which tells whether there is a next page. */
    public int lookFor() {
        return size + 1;
    }

    /** The same with fewer elements at most. */
    public Paging upTo(int fewer) {
        return new Paging(tokens, list, Math.min(size, fewer), position);
    }

    /**
     * The page.
     *
     * @param found
     *            up to {@link #lookFor} elements
     * @param next
     *            where the next page starts, told by the last element of this one
     */
    public <T> ObjectNode answer(String member, List<T> found, Function<T, JsonNode> json, Function<T, Object> next) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode elements = answer.putArray(member);
        found.stream().limit(size).map(json).forEach(elements::add);
        if (found.size() > size) {
            answer.put("nextToken", tokens.of(list, next.apply(found.get(size - 1)).toString()));
        }
        return answer;
    }
}
