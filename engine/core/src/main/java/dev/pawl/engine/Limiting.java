package dev.pawl.engine;

import dev.pawl.engine.EngineException.Reason;
import dev.pawl.interpreter.model.ExecutionInfo;
import dev.pawl.limit.KeyException;
import dev.pawl.limit.Limit;
import dev.pawl.limit.LimitDesk;
import dev.pawl.store.Claims;
import dev.pawl.store.Claims.Claim;
import dev.pawl.store.Claims.Place;
import dev.pawl.store.Claims.Reservation;
import dev.pawl.store.Claims.Wanted;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.store.Store;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Limits of how much runs, and those who wait for their turn. */
public final class Limiting {
    private final Store store;
    private final LimitDesk desk;

    Limiting(Store store, LimitDesk desk) {
        this.store = store;
        this.desk = desk;
    }

    /** What came of asking for places for a start. */
    sealed interface Admission {
        /** It may begin, now or in its turn. */
        record Admitted(boolean limited) implements Admission {}

        /** The execution that has the place is what the caller gets. */
        record Instead(ExecutionRecord holder) implements Admission {}
    }

    /** Who waits: a claim, how many come before it, and who has the places. */
    public record Waiter(Claim claim, long before, List<String> holders) {}

    /** All limits, by name. */
    public List<Limit> all() {
        return desk.limits().all();
    }

    /** Sets a limit. What runs already is not counted; what waits sees it at once. */
    public void put(Limit limit) {
        desk.put(limit);
    }

    /** Takes a limit away that was set; those that waited for it go on. False if there was none. */
    public boolean remove(String name) {
        return desk.remove(name);
    }

    /** Whether a limit stands in the configuration and was not set over it. */
    public boolean isConfigured(String name) {
        return desk.isConfigured(name);
    }

    /** How many claims each limit has in each state. */
    public Map<String, Map<Claims.State, Long>> counts() {
        return desk.inUse() ? desk.claims().counts() : Map.of();
    }

    /** Those who wait under a limit, or under any, first come first. */
    public List<Waiter> waiting(Optional<String> limit, long afterId, int most) {
        return desk.inUse()
                ? new Queue(desk.claims()).of(desk.claims().list(limit, Claims.State.WAITING, afterId, most))
                : List.of();
    }

    /** What an execution, or its tasks, wait for. */
    public List<Waiter> waitingOf(String executionArn) {
        // others may stand between them
        return desk.of(executionArn).stream().filter(claim -> claim.state() == Claims.State.WAITING)
                .map(claim -> new Queue(desk.claims()).waiter(claim)).toList();
    }

    /**
     * Tells positions. Of those with one group and priority only the first is counted: whoever comes next in the
     * order
     * of ids is the next there, too.
     */
    private record Queue(Claims claims, Map<String, List<String>> holders, Map<Place, Long> before) {
        private static final int HOLDERS = 10;

        Queue(Claims claims) {
            this(claims, new HashMap<>(), new HashMap<>());
        }

        List<Waiter> of(List<Claim> page) {
            return page.stream().map(this::waiter).toList();
        }

        private Waiter waiter(Claim claim) {
            List<String> there = holders.computeIfAbsent(claim.place().group(),
                    group -> claims.holders(group, HOLDERS).stream().map(Claim::arn).toList());
            Long last = before.get(claim.place());
            long position = last == null ? claims.before(claim) : last + 1;
            before.put(claim.place(), position);
            return new Waiter(claim, position, there);
        }
    }

    /**
     * Asks for the places that a start needs.
     *
     * @throws EngineException
     *             INVALID_EXECUTION_INPUT, EXECUTION_LIMIT_EXCEEDED
     */
    Admission admit(ExecutionInfo execution) {
        List<Wanted> wanted;
        try {
            wanted = desk.wanted(execution);
        } catch (KeyException e) {
            throw new EngineException(Reason.INVALID_EXECUTION_INPUT,
                    "Invalid State Machine Execution Input: '" + e.getMessage() + "'");
        }
        if (wanted.isEmpty()) {
            return new Admission.Admitted(false);
        }
        return switch (desk.reserve(execution.arn(), wanted)) {
            case Reservation.Made made -> new Admission.Admitted(true);
            case Reservation.Full full -> instead(full).orElseThrow(() -> new EngineException(
                    Reason.EXECUTION_LIMIT_EXCEEDED, "Execution Limit Exceeded: 'the limit " + full.limit()
                            + (full.whenFull() == Claims.WhenFull.REFUSE ? " has no place free'" : " is full'")));
        };
    }

    private Optional<Admission> instead(Reservation.Full full) {
        return full.whenFull() == Claims.WhenFull.COALESCE
                ? full.holder().flatMap(store.executions()::find).map(Admission.Instead::new)
                : Optional.empty();
    }

    /** Nothing began: what was reserved is given up. */
    void forget(String executionArn) {
        desk.claims().forget(executionArn);
    }
}
