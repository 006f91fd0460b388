package dev.pawl.server.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which part of a list a request asks for with {@code limit} and {@code after}.
 *
 * @param size
 *            most elements
 * @param after
 *            what the page before said; empty for the first
 */
public record Pages(int size, Optional<String> after) {
    private static final int USUAL = 100;
    private static final int LARGEST = 1_000;

    /**
     * The page that a request asks for: of 100 elements if it does not say, and of 1,000 at most.
     *
     * @throws ProblemException
     *             for another limit
     */
    public static Pages of(RestRequest request) {
        return new Pages(request.number("limit", USUAL, 1, LARGEST), request.query("after"));
    }

    /**
     * Where a page starts whose list is in the order of numbers.
     *
     * @throws ProblemException
     *             if no page said that
     */
    public Optional<Long> number() {
        try {
            return after.map(Long::valueOf);
        } catch (NumberFormatException e) {
            throw ProblemException.invalid("Expected what the page before said as after, but got another text");
        }
    }

    /** How many elements to look for: one more than the page holds, which tells whether there is a next one. */
    public int lookFor() {
        return size + 1;
    }

    /**
     * The page.
     *
     * @param found
     *            up to {@link #lookFor} elements
     * @param next
     *            where the next page starts, told by the last element of this one
     */
    public <T> ObjectNode answer(String name, List<T> found, Function<T, JsonNode> json, Function<T, Object> next) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode elements = answer.putArray(name);
        found.stream().limit(size).map(json).forEach(elements::add);
        if (found.size() > size) {
            answer.put("after", next.apply(found.get(size - 1)).toString());
        }
        return answer;
    }
}
