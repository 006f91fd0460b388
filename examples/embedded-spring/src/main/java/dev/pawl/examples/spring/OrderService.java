package dev.pawl.examples.spring;

import dev.pawl.embedded.Execution;
import dev.pawl.embedded.Pawl;
import org.springframework.stereotype.Service;

/** Whoever takes orders: a controller, a listener of a queue. */
@Service
public class OrderService {
    private final Pawl pawl;

    OrderService(Pawl pawl) {
        this.pawl = pawl;
    }

    /** Takes an order; once it is durable, this returns. The same order once more is the same execution. */
    public Execution place(Order order) {
        return pawl.start(Application.ORDERS, "order-" + order.id(), order);
    }
}
