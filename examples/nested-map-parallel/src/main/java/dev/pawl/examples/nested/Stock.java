package dev.pawl.examples.nested;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pawl.connector.function.FunctionContext;
import dev.pawl.connector.function.FunctionException;
import dev.pawl.connector.function.FunctionHandler;
import java.util.Map;

/** Says whether there is enough of an article. The warehouse of pots is busy when it is asked first. */
public final class Stock implements FunctionHandler {
    private static final Map<String, Integer> PIECES = Map.of("beans-dark", 90, "filter-4", 5000, "tea-oolong", 120,
            "pot-glass", 14);

    /** For {@link java.util.ServiceLoader}. */
    public Stock() {}

    @Override
    public String name() {
        return "check-stock";
    }

    @Override
    public JsonNode handle(JsonNode event, FunctionContext context) throws FunctionException {
        String article = event.path("article").asText();
        if (article.startsWith("pot-") && context.retryCount() == 0) {
            throw new FunctionException("Busy", "The warehouse has too much to do, ask again");
        }
        Integer pieces = PIECES.get(article);
        if (pieces == null) {
            throw new FunctionException("UnknownArticle", "No warehouse has " + article);
        }
        if (pieces < event.path("quantity").asInt()) {
            throw new FunctionException("OutOfStock", "There are " + pieces + " of " + article);
        }
        return JsonNodeFactory.instance.objectNode().put("inStock", pieces);
    }
}
