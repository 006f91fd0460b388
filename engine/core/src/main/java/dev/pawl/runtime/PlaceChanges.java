package dev.pawl.runtime;

import dev.pawl.runtime.Turn.Effect;
import dev.pawl.store.Claims;
import dev.pawl.store.Claims.Place;
import dev.pawl.store.ExecutionLog.ClaimChange;
import dev.pawl.store.WorkItem;
import java.util.List;
import java.util.Set;

/** What a turn does to an execution's claims. They change in the same row as that for which they are. */
final class PlaceChanges {
    private PlaceChanges() {}

    /** What was reserved belongs to the execution that begins, or begins again. */
    static void tie(Live live, Turn turn) {
        turn.claim(Claims.EXECUTION, new ClaimChange.Tie(live.info().arn()));
        if (live.places().waits(Claims.EXECUTION)) {
            turn.add(new Effect.Poke(live.places().of(Claims.EXECUTION)));
        }
    }

    /** As above, if anything was reserved. */
    static void tieAgain(Live live, Turnstile turnstile, Turn turn) {
        if (!turnstile.known(live).places().none()) {
            tie(live, turn);
        }
    }

    /** A task is run, now or in its turn. */
    static void run(Live live, PendingTask task, Turnstile turnstile, Turn turn) {
        List<Place> places = live.stored() && !task.isActivity()
                ? turnstile.desk().ofTask(task.resource().arn())
                : List.of();
        if (places.isEmpty()) {
            turn.add(new Effect.Run(task, false));
        } else {
            await(live, task, places, turn);
        }
    }

    /** It is its turn, or that of a task, which is run; returns whether the execution goes on. */
    static boolean granted(Live live, long event, Turnstile turnstile, Turn turn) {
        turnstile.known(live);
        if (event == Claims.EXECUTION) {
            return !live.state().status().ended() && !live.places().waits(event);
        }
        live.tasks().find(event)
                .filter(task -> task.phase() == WorkItem.Phase.SCHEDULED && !live.places().waits(event))
                .ifPresent(task -> turn.add(new Effect.Run(task, false)));
        return false;
    }

    /** A task waits for its turn before it is called. */
    private static void await(Live live, PendingTask task, List<Place> places, Turn turn) {
        long event = task.scheduledEventId();
        live.places().wait(event, places);
        turn.claim(event, new ClaimChange.Wait(live.info().arn(), event, places));
        turn.add(new Effect.Poke(live.places().of(event)));
    }

    /** A task is over. */
    static void free(Live live, long event, Turn turn) {
        if (live.places().none()) {
            return;
        }
        Set<String> groups = live.places().free(event);
        if (!groups.isEmpty()) {
            turn.claim(event, new ClaimChange.Free(live.info().arn(), event));
            turn.add(new Effect.Poke(groups));
        }
    }

    /** The execution is over. */
    static void freeAll(Live live, Turn turn) {
        if (!live.places().none()) {
            turn.freeClaims(new ClaimChange.FreeAll(live.info().arn()));
            turn.add(new Effect.Poke(live.places().freeAll()));
        }
    }
}
