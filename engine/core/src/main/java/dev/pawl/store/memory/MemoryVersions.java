package dev.pawl.store.memory;

import dev.pawl.store.AliasRecord.Route;
import dev.pawl.store.MachineRecord;
import dev.pawl.store.VersionRecord;
import dev.pawl.store.Versions;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Published versions in memory. */
final class MemoryVersions implements Versions {
    private final Image image;

    MemoryVersions(Image image) {
        this.image = image;
    }

    @Override
    public Publication publish(Publish publish, int atMost) {
        synchronized (image) {
            Optional<MachineRecord> there = image.machine(publish.machineArn());
            if (there.isEmpty()) {
                return new Publication.NoMachine();
            }
            MachineRecord machine = there.get();
            if (machine.deleting()) {
                return new Publication.Deleting();
            }
            if (publish.revisionId().filter(wanted -> !wanted.equals(machine.revisionId())).isPresent()) {
                return new Publication.OtherRevision(machine.revisionId());
            }
            Image.Published published = image.published(machine);
            return published.versions.values().stream()
                    .filter(version -> version.machine().revisionKey() == machine.revisionKey()).findFirst()
                    .<Publication>map(Publication.Published::new)
                    .orElseGet(() -> published.versions.size() >= atMost
                            ? new Publication.TooMany()
                            : new Publication.Published(published.add(machine, publish.description(), publish.now())));
        }
    }

    @Override
    public Optional<VersionRecord> find(String machineArn, int number) {
        synchronized (image) {
            return versions(machineArn).filter(version -> version.number() == number).findFirst();
        }
    }

    @Override
    public List<VersionRecord> list(String machineArn, Optional<Integer> below, int limit) {
        synchronized (image) {
            return versions(machineArn).filter(version -> version.number() < below.orElse(Integer.MAX_VALUE))
                    .sorted(Comparator.comparing(VersionRecord::number).reversed()).limit(limit).toList();
        }
    }

    @Override
    public int count(String machineArn) {
        synchronized (image) {
            return (int) versions(machineArn).count();
        }
    }

    @Override
    public List<String> delete(String machineArn, int number) {
        synchronized (image) {
            Optional<Image.Published> published = image.machine(machineArn).map(image::published);
            List<String> holders = published.stream().flatMap(p -> p.aliases.values().stream())
                    .filter(alias -> MemoryAliases.routesTo(alias, number)).map(alias -> alias.name()).toList();
            if (holders.isEmpty()) {
                published.ifPresent(p -> p.versions.remove(number));
            }
            return holders;
        }
    }

    /** Whether there is a version for each route. */
    boolean all(String machineArn, List<Route> routes) {
        return routes.stream().allMatch(route -> find(machineArn, route.version()).isPresent());
    }

    /** With the machine's life as it is now. */
    private Stream<VersionRecord> versions(String machineArn) {
        return image.machine(machineArn).stream().flatMap(machine -> image.published(machine).versions.values().stream()
                .map(version -> machine.deleting() ? deleting(version) : version));
    }

    private static VersionRecord deleting(VersionRecord version) {
        MachineRecord m = version.machine();
        return new VersionRecord(version.number(), version.description(), version.createdAt(),
                new MachineRecord(m.key(), m.revisionKey(), m.arn(), m.name(), m.type(), m.settings(), m.revisionId(),
                        m.createdAt(), m.updatedAt(), true));
    }
}
