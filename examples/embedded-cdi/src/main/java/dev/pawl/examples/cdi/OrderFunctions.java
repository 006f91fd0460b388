package dev.pawl.examples.cdi;

import dev.pawl.embedded.Function;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** What the workflow's tasks do: a bean, with other beans in it. */
@Singleton
public class OrderFunctions {
    private final PriceList prices;

    @Inject
    OrderFunctions(PriceList prices) {
        this.prices = prices;
    }

    /** Charges an order. */
    @Function("charge")
    public Receipt charge(Order order) {
        return new Receipt(order.id(), prices.of(order.item()));
    }
}
