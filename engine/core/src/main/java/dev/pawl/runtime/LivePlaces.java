package dev.pawl.runtime;

import dev.pawl.store.Claims;
import dev.pawl.store.Claims.Claim;
import dev.pawl.store.Claims.Place;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What an execution in memory knows of its claims: in which groups, and which of them wait. */
final class LivePlaces {
    private final Map<Long, Set<String>> groups = new HashMap<>();
    private final Set<Long> waiting = new HashSet<>();

    /** As they are stored. */
    void read(List<Claim> claims) {
        groups.clear();
        waiting.clear();
        for (Claim claim : claims) {
            groups.computeIfAbsent(claim.eventId(), event -> new HashSet<>()).add(claim.place().group());
            if (claim.state() != Claims.State.GRANTED) {
                waiting.add(claim.eventId());
            }
        }
    }

    boolean none() {
        return groups.isEmpty();
    }

    /** Whether the execution, or a task, waits for its turn. */
    boolean waits(long event) {
        return !waiting.isEmpty() && waiting.contains(event);
    }

    void wait(long event, List<Place> places) {
        waiting.add(event);
        places.forEach(place -> groups.computeIfAbsent(event, key -> new HashSet<>()).add(place.group()));
    }

    Set<String> of(long event) {
        return groups.getOrDefault(event, Set.of());
    }

    /** Its places are free; returns their groups. */
    Set<String> free(long event) {
        waiting.remove(event);
        Set<String> free = groups.remove(event);
        return free == null ? Set.of() : free;
    }

    /** All places are free; returns their groups. */
    Set<String> freeAll() {
        Set<String> all = new HashSet<>();
        groups.values().forEach(all::addAll);
        groups.clear();
        waiting.clear();
        return all;
    }
}
