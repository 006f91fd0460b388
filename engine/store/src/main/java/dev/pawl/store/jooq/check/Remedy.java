package dev.pawl.store.jooq.check;

import dev.pawl.interpreter.model.TimerKey;
import java.time.Instant;

/** How something is mended that follows from other rows. */
public sealed interface Remedy {
    /** What is done, to people. */
    String told();

    /** The snapshot goes; folding begins at the first event. */
    record DropSnapshot(long execution) implements Remedy {
        @Override
        public String told() {
            return "the snapshot was removed";
        }
    }

    /** A timer is set as the history says. */
    record SetTimer(long execution, TimerKey timer, int partition, Instant due) implements Remedy {
        @Override
        public String told() {
            return "the timer was set to " + due;
        }
    }

    /** A timer goes that nobody waits for. */
    record ClearTimer(long execution, TimerKey timer) implements Remedy {
        @Override
        public String told() {
            return "the timer was removed";
        }
    }

    /** The index begins anew, and is there again some time after the next start. */
    record RebuildSearch() implements Remedy {
        @Override
        public String told() {
            return "the search index was emptied and is made anew by the next server";
        }
    }
}
