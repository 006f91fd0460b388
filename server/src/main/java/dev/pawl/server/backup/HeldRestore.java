package dev.pawl.server.backup;

import dev.pawl.hold.Hold;
import dev.pawl.hold.Holds;
import dev.pawl.hold.Scope;
import dev.pawl.store.jooq.JooqStore;
import dev.pawl.timer.SystemClock;
import java.util.Optional;

/**
 * Holds everything in a store that is put back, before anybody can start it: starts are refused, and what was
 * under
 * way is not called again.
 */
public record HeldRestore(Manifest manifest) implements Restore.Preparation {
    private static final String BY = "pawl restore";

    @Override
    public void prepare(JooqStore store) {
        try (SystemClock clock = new SystemClock(); Holds holds = new Holds(store.control(), clock, Runnable::run)) {
            holds.pause(new Scope.Everything(), BY, Optional.of("restored from " + manifest.name() + ", made at "
                    + manifest.createdAt()), new Hold.Options(false, true, true));
        }
    }
}
