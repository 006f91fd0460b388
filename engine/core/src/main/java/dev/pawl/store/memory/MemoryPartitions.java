package dev.pawl.store.memory;

import dev.pawl.store.Lease;
import dev.pawl.store.Partitions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Leases in memory. */
final class MemoryPartitions implements Partitions {
    private final Image image;
    private final InstantSource clock;

    MemoryPartitions(Image image, InstantSource clock) {
        this.image = image;
        this.clock = clock;
    }

    @Override
    public int count() {
        return image.partitions.size();
    }

    @Override
    public List<Lease> acquire(String node, Duration howLong, int atMost) {
        synchronized (image) {
            Instant now = clock.instant();
            List<Lease> got = new ArrayList<>();
            for (int i = 0; i < image.partitions.size() && got.size() < atMost; i++) {
                Image.Part part = image.partitions.get(i);
                if (part.owner.isEmpty() || !part.until.isAfter(now)) {
                    part.owner = Optional.of(node);
                    part.until = now.plus(howLong);
                    part.epoch++;
                    got.add(new Lease(i, part.epoch));
                }
            }
            return got;
        }
    }

    @Override
    public List<Lease> renew(String node, Duration howLong, List<Lease> leases) {
        synchronized (image) {
            List<Lease> standing = leases.stream().filter(
                    lease -> image.held(lease) && part(lease).owner.equals(Optional.of(node))).toList();
            standing.forEach(lease -> part(lease).until = clock.instant().plus(howLong));
            return standing;
        }
    }

    @Override
    public void release(List<Lease> leases) {
        synchronized (image) {
            leases.stream().filter(image::held).forEach(lease -> part(lease).owner = Optional.empty());
        }
    }

    @Override
    public List<Holding> holdings() {
        synchronized (image) {
            List<Holding> holdings = new ArrayList<>();
            for (int i = 0; i < image.partitions.size(); i++) {
                Image.Part part = image.partitions.get(i);
                holdings.add(new Holding(i, part.epoch, part.owner, part.until));
            }
            return holdings;
        }
    }

    private Image.Part part(Lease lease) {
        return image.partitions.get(lease.partition());
    }
}
