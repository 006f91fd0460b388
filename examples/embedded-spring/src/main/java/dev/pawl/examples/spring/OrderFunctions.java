package dev.pawl.examples.spring;

import dev.pawl.embedded.Function;
import java.math.BigDecimal;
import org.springframework.stereotype.Component;

/** What the workflow's tasks do: a bean, with other beans in it. */
@Component
public class OrderFunctions {
    private final PriceList prices;

    OrderFunctions(PriceList prices) {
        this.prices = prices;
    }

    /** Charges an order. */
    @Function("charge")
    public Receipt charge(Order order) {
        return new Receipt(order.id(), prices.of(order.item()).multiply(BigDecimal.valueOf(order.count())));
    }
}
