package dev.pawl.examples.spring;

import dev.pawl.embedded.WorkflowError;
import java.math.BigDecimal;
import java.util.Map;
import org.springframework.stereotype.Service;

/** A service as any other, which knows nothing of workflows but the name of an error. */
@Service
public class PriceList {
    private final Map<String, BigDecimal> prices = Map.of("pen", new BigDecimal("1.99"), "ink",
            new BigDecimal("12.50"));

    /** What one costs. */
    public BigDecimal of(String item) {
        BigDecimal price = prices.get(item);
        if (price == null) {
            throw new WorkflowError("UnknownItem", "Expected one of " + prices.keySet() + ", but got " + item);
        }
        return price;
    }
}
