package dev.pawl.store;

import java.util.List;

/**
 * What people ordered about what runs, the same for all nodes: who is held, what is limited. Few rows, read
 * whole
 * whenever their revision has changed.
 */
public interface Control {
    /** The kind of orders that hold something; those of an execution go with it. */
    String HOLD = "hold";

    /** Counts up with each change, so that other nodes see cheaply that there was one. */
    long revision();

    /** All orders of a kind, by name. */
    List<Order> all(String kind);

    /** Keeps an order, in place of one of that kind and name. */
    void put(Order order);

    /** Takes an order back; false if there was none. */
    boolean remove(String kind, String name);

    /**
     * An order.
     *
     * @param name
     *            unique among those of its kind
     * @param document
     *            JSON text
     */
    record Order(String kind, String name, String document) {}
}
