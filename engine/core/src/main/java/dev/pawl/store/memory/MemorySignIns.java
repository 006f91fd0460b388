package dev.pawl.store.memory;

import dev.pawl.store.SignIns;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Sign-ins in memory. */
final class MemorySignIns implements SignIns {
    private final Image image;

    MemorySignIns(Image image) {
        this.image = image;
    }

    @Override
    public void begin(SignIn signIn) {
        synchronized (image) {
            image.signIns.put(signIn.id(), signIn);
        }
    }

    @Override
    public Optional<SignIn> find(String id) {
        synchronized (image) {
            return Optional.ofNullable(image.signIns.get(id));
        }
    }

    @Override
    public void seen(String id, Instant at) {
        synchronized (image) {
            image.signIns.computeIfPresent(id, (key, known) -> new SignIn(known.id(), known.name(), known.begun(), at,
                    known.ends(), known.facts()));
        }
    }

    @Override
    public boolean end(String id) {
        synchronized (image) {
            return image.signIns.remove(id) != null;
        }
    }

    @Override
    public List<SignIn> all(Optional<String> name, int limit) {
        synchronized (image) {
            return image.signIns.values().stream().filter(one -> name.isEmpty() || one.name().equals(name.get()))
                    .sorted(Comparator.comparing(SignIn::begun).reversed().thenComparing(SignIn::id)).limit(limit)
                    .toList();
        }
    }

    @Override
    public int sweep(Instant now) {
        synchronized (image) {
            int before = image.signIns.size();
            image.signIns.values().removeIf(one -> !one.ends().isAfter(now));
            return before - image.signIns.size();
        }
    }
}
