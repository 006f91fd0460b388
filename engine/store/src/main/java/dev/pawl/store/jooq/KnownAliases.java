package dev.pawl.store.jooq;

import dev.pawl.store.AliasRecord;
import dev.pawl.store.Aliases;
import java.util.List;
import java.util.Optional;

/** Aliases; where those route to that were asked for last is known. */
record KnownAliases(Aliases stored, KnownCatalog known) implements Aliases {
    @Override
    public List<Target> targets(String machineArn, String name) {
        return known.targets()
                .find(machineArn + ":" + name,
                        () -> Optional.of(stored.targets(machineArn, name)).filter(targets -> !targets.isEmpty()))
                .orElse(List.of());
    }

    @Override
    public Change create(NewAlias alias, int atMost) {
        try {
            return stored.create(alias, atMost);
        } finally {
            known.changed(alias.machineArn());
        }
    }

    @Override
    public Change update(Update update) {
        try {
            return stored.update(update);
        } finally {
            known.changed(update.machineArn());
        }
    }

    @Override
    public boolean delete(String machineArn, String name) {
        try {
            return stored.delete(machineArn, name);
        } finally {
            known.changed(machineArn);
        }
    }

    @Override
    public Optional<AliasRecord> find(String machineArn, String name) {
        return stored.find(machineArn, name);
    }

    @Override
    public List<AliasRecord> list(String machineArn, Optional<Integer> version, Optional<Long> afterKey, int limit) {
        return stored.list(machineArn, version, afterKey, limit);
    }
}
