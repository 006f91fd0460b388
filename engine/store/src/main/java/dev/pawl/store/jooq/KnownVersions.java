package dev.pawl.store.jooq;

import dev.pawl.store.VersionRecord;
import dev.pawl.store.Versions;
import java.util.List;
import java.util.Optional;

/** Versions, of which those that were asked for last are known. */
record KnownVersions(Versions stored, KnownCatalog known) implements Versions {
    @Override
    public Optional<VersionRecord> find(String machineArn, int number) {
        return known.versions().find(machineArn + ":" + number, () -> stored.find(machineArn, number));
    }

    @Override
    public Publication publish(Publish publish, int atMost) {
        try {
            return stored.publish(publish, atMost);
        } finally {
            known.changed(publish.machineArn());
        }
    }

    @Override
    public List<String> delete(String machineArn, int number) {
        try {
            return stored.delete(machineArn, number);
        } finally {
            known.changed(machineArn);
        }
    }

    @Override
    public List<VersionRecord> list(String machineArn, Optional<Integer> below, int limit) {
        return stored.list(machineArn, below, limit);
    }

    @Override
    public int count(String machineArn) {
        return stored.count(machineArn);
    }
}
