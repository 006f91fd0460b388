package dev.pawl.store.memory;

import dev.pawl.store.Notices;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Notices between nodes of one process, told in the teller's thread. */
final class MemoryNotices implements Notices {
    private final Image image;
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

    MemoryNotices(Image image) {
        this.image = image;
        image.hearers.add(this);
    }

    @Override
    public boolean work() {
        return image.shared;
    }

    @Override
    public void tell(String notice) {
        image.hearers.stream().filter(other -> other != this)
                .forEach(other -> other.listeners.forEach(listener -> listener.accept(notice)));
    }

    @Override
    public void hear(Consumer<String> listener) {
        listeners.add(listener);
    }

    void close() {
        image.hearers.remove(this);
    }
}
