package dev.pawl.store.memory;

import dev.pawl.store.AliasRecord;
import dev.pawl.store.AliasRecord.Route;
import dev.pawl.store.Aliases;
import dev.pawl.store.MachineRecord;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Aliases in memory. */
final class MemoryAliases implements Aliases {
    private final Image image;
    private final MemoryVersions versions;

    MemoryAliases(Image image, MemoryVersions versions) {
        this.image = image;
        this.versions = versions;
    }

    static boolean routesTo(AliasRecord alias, int version) {
        return alias.routes().stream().anyMatch(route -> route.version() == version);
    }

    @Override
    public Change create(NewAlias alias, int atMost) {
        synchronized (image) {
            Optional<MachineRecord> machine = image.machine(alias.machineArn());
            if (machine.isEmpty() || !versions.all(alias.machineArn(), alias.routes())) {
                return new Change.NoVersion();
            }
            if (machine.get().deleting()) {
                return new Change.Deleting();
            }
            Optional<AliasRecord> there = find(alias.machineArn(), alias.name());
            if (there.isPresent()) {
                return new Change.Done(there.get(), false);
            }
            Image.Published published = image.published(machine.get());
            if (published.aliases.size() >= atMost) {
                return new Change.TooMany();
            }
            AliasRecord made = new AliasRecord(image.nextKey(), alias.machineArn(), alias.name(), alias.description(),
                    alias.routes(), alias.createdAt(), alias.createdAt());
            published.aliases.put(made.key(), made);
            return new Change.Done(made, true);
        }
    }

    @Override
    public Change update(Update update) {
        synchronized (image) {
            Optional<AliasRecord> there = find(update.machineArn(), update.name());
            if (there.isEmpty()) {
                return new Change.NoAlias();
            }
            MachineRecord machine = image.machine(update.machineArn()).orElseThrow();
            if (machine.deleting()) {
                return new Change.Deleting();
            }
            AliasRecord old = there.get();
            List<Route> routes = update.routes().orElse(old.routes());
            if (!versions.all(update.machineArn(), routes)) {
                return new Change.NoVersion();
            }
            AliasRecord changed = new AliasRecord(old.key(), old.machineArn(), old.name(),
                    update.description().orElse(old.description()), routes, old.createdAt(), update.now());
            image.published(machine).aliases.put(changed.key(), changed);
            return new Change.Done(changed, false);
        }
    }

    @Override
    public Optional<AliasRecord> find(String machineArn, String name) {
        synchronized (image) {
            return aliases(machineArn).filter(alias -> alias.name().equals(name)).findFirst();
        }
    }

    @Override
    public List<AliasRecord> list(String machineArn, Optional<Integer> version, Optional<Long> afterKey, int limit) {
        synchronized (image) {
            return aliases(machineArn).filter(alias -> alias.key() > afterKey.orElse(0L))
                    .filter(alias -> version.isEmpty() || routesTo(alias, version.get())).limit(limit).toList();
        }
    }

    @Override
    public List<Target> targets(String machineArn, String name) {
        synchronized (image) {
            return find(machineArn, name).stream().flatMap(alias -> alias.routes().stream())
                    .map(route -> new Target(versions.find(machineArn, route.version()).orElseThrow(), route.weight()))
                    .toList();
        }
    }

    @Override
    public boolean delete(String machineArn, String name) {
        synchronized (image) {
            Optional<AliasRecord> there = find(machineArn, name);
            there.ifPresent(alias -> image.published(image.machine(machineArn).orElseThrow()).aliases
                    .remove(alias.key()));
            return there.isPresent();
        }
    }

    private Stream<AliasRecord> aliases(String machineArn) {
        return image.machine(machineArn).stream()
                .flatMap(machine -> image.published(machine).aliases.values().stream());
    }
}
