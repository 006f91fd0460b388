package dev.pawl.store.memory;

import dev.pawl.store.Control;
import java.util.List;

/** Orders in memory. */
final class MemoryControl implements Control {
    private final Image image;

    MemoryControl(Image image) {
        this.image = image;
    }

    @Override
    public long revision() {
        synchronized (image) {
            return image.controlRevision;
        }
    }

    @Override
    public List<Order> all(String kind) {
        synchronized (image) {
            return image.orders.values().stream().filter(order -> order.kind().equals(kind)).toList();
        }
    }

    @Override
    public void put(Order order) {
        synchronized (image) {
            image.orders.put(id(order.kind(), order.name()), order);
            image.controlRevision++;
        }
    }

    @Override
    public boolean remove(String kind, String name) {
        synchronized (image) {
            boolean was = image.orders.remove(id(kind, name)) != null;
            image.controlRevision += was ? 1 : 0;
            return was;
        }
    }

    private static String id(String kind, String name) {
        return kind + '\n' + name;
    }
}
