package dev.pawl.store;

import dev.pawl.store.ExecutionLog.Message;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Who wants a place under a limit, and who has one. A claim lives exactly as long as what it is for: it is
 * tied to its
 * execution in the transaction that begins it, and goes in the one that ends it, so no place can be lost.
 */
public interface Claims {
    /** The event of claims for an execution as a whole. */
    long EXECUTION = 0;

    /** How a claim stands. */
    enum State {
        /** Waits for its turn. */
        WAITING,
        /** Has its place. */
        GRANTED,
        /** Comes after a place under another limit. */
        LATER
    }

    /** What becomes of an execution for which there is no place. */
    enum WhenFull {
        /** It waits. */
        QUEUE,
        /** Its start is refused. */
        REFUSE,
        /** It waits, and those before it are stopped. */
        REPLACE,
        /** Its start gives the execution that has the place. */
        COALESCE
    }

    /**
     * How many places there are in a group.
     *
     * @param concurrency
     *            at the same time
     * @param intervalMillis
     *            one more comes free each so many milliseconds; 0 if that does not matter
     * @param burstMillis
     *            so far ahead of that others may come
     */
    record Capacity(int concurrency, long intervalMillis, long burstMillis) {
        /** Nobody waits. */
        public static final Capacity UNLIMITED = new Capacity(Integer.MAX_VALUE, 0, 0);
    }

    /** A place that is wanted: under a limit, in a group of those that have its key in common. */
    record Place(String limit, String group, long priority) {}

    /** As above, with all that admitting needs. */
    record Wanted(Place place, Capacity capacity, WhenFull whenFull, int mostWaiting) {}

    /** What came of asking for places. */
    sealed interface Reservation {
        /** There are claims now; some may wait. */
        record Made() implements Reservation {}

        /** There is no place, and no room to wait; nothing was claimed. */
        record Full(String limit, WhenFull whenFull, Optional<String> holder) implements Reservation {}
    }

    /**
     * A claim.
     *
     * @param id
     *            of those that wait with the same priority, the smallest comes first
     * @param begun
     *            whether its execution has begun
     */
    record Claim(long id, Place place, String arn, long eventId, State state, boolean begun, Instant since,
            Optional<Instant> grantedAt) {}

    /** Which group gets places, and how many it has. */
    record Turn(String group, Capacity capacity) {}

    /**
     * What was granted.
     *
     * @param messages
     *            to those that have all their places now, as they lie in inboxes, with their ids
     * @param further
     *            groups in which somebody waits now
     * @param next
     *            when a place comes free by time alone, for each group of which that is so
     */
    record Granted(Map<Long, Message> messages, List<String> further, Map<String, Instant> next) {}

    /** Claims places for an execution that is about to begin, or to be redriven: all of them, or none. */
    Reservation reserve(String arn, List<Wanted> wanted, Instant now);

    /** Gives up claims whose execution did not begin. */
    void forget(String arn);

    /** Gives places that are free, first come first served, and writes to those who have all theirs. */
    Granted grant(List<Turn> turns, Instant now, Function<Claim, Message> tell);

    /** All of an execution, and of its tasks. */
    List<Claim> of(String arn);

    /** Claims of a limit, or of all, in the order of their ids. */
    List<Claim> list(Optional<String> limit, State state, long afterId, int limitTo);

    /** How many of a group wait before a claim. */
    long before(Claim claim);

    /** Those of a group that have a place, or wait for one; oldest first. */
    List<Claim> ofGroup(String group, int limitTo);

    /** Those of a group that have a place, oldest first. */
    List<Claim> holders(String group, int limitTo);

    /** How many claims each limit has in each state. */
    Map<String, Map<State, Long>> counts();

    /** Groups in which somebody waits, by name. */
    List<Place> waitingGroups(String afterGroup, int limitTo);

    /** Gives up claims of executions that should have begun by then; returns their groups. */
    List<String> sweep(Instant before);

    /** Whether there is any claim. */
    boolean any();
}
