package dev.pawl.examples.cdi;

import dev.pawl.embedded.Pawl;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Whoever takes orders: a REST resource, a listener of a queue. */
@Singleton
public class OrderService {
    static final String ORDERS = "orders";

    private final Pawl pawl;

    @Inject
    OrderService(Pawl pawl) {
        this.pawl = pawl;
    }

    /** Opens the engine with the application, so that what had not ended goes on even if nobody orders. */
    void begin(@Observes Startup started) {}

    /** Takes an order and waits for its receipt. */
    public Receipt place(Order order) {
        return pawl.start(ORDERS, "order-" + order.id(), order).result(Receipt.class);
    }
}
