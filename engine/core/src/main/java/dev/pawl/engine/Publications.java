package dev.pawl.engine;

import dev.pawl.engine.EngineException.Reason;
import dev.pawl.store.Store;
import dev.pawl.store.VersionRecord;
import dev.pawl.store.Versions.Publication;
import dev.pawl.store.Versions.Publish;
import dev.pawl.timer.EngineClock;
import java.util.Optional;

/** Makes versions of machines, and says in AWS's terms why it cannot. */
record Publications(Store store, EngineClock clock) {
    private static final int MOST = 1_000;

    VersionRecord publish(String machineArn, Optional<String> revisionId, String description) {
        Publish publish = new Publish(machineArn, revisionId, description, clock.now());
        return switch (store.versions().publish(publish, MOST)) {
            case Publication.Published published -> published.version();
            case Publication.NoMachine none -> throw EngineException.noMachine(machineArn);
            case Publication.Deleting deleting -> throw EngineException.deleting(machineArn);
            case Publication.OtherRevision other -> throw new EngineException(Reason.CONFLICT,
                    "Expected the state machine to be at revision " + revisionId.orElse("")
                            + ", but its current revision is " + other.revisionId());
            case Publication.TooMany many -> throw tooMany();
        };
    }

    /** Refuses a change after which there would be no room for another version. */
    void requireRoom(String machineArn) {
        if (store.versions().count(machineArn) >= MOST) {
            throw tooMany();
        }
    }

    private static EngineException tooMany() {
        return EngineException.quota("versions", MOST);
    }
}
