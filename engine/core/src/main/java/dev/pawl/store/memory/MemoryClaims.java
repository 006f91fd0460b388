package dev.pawl.store.memory;

import dev.pawl.store.Claims;
import dev.pawl.store.ExecutionLog.ClaimChange;
import dev.pawl.store.ExecutionLog.Message;
import dev.pawl.store.Partitions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Claims in memory. */
final class MemoryClaims implements Claims {
    private static final Comparator<Claim> TURN = Comparator.comparingLong((Claim c) -> -c.place().priority())
            .thenComparingLong(Claim::id);

    private final Image image;
    private final Partitions partitions;

    MemoryClaims(Image image, Partitions partitions) {
        this.image = image;
        this.partitions = partitions;
    }

    @Override
    public Reservation reserve(String arn, List<Wanted> wanted, Instant now) {
        synchronized (image) {
            if (of(arn).stream().anyMatch(c -> c.eventId() == EXECUTION)) {
                return new Reservation.Made();
            }
            for (Wanted one : wanted) {
                Optional<Reservation> full = full(one);
                if (full.isPresent()) {
                    return full.get();
                }
            }
            boolean further = true;
            for (Wanted one : wanted) {
                State state = !further ? State.LATER : free(one, now) ? State.GRANTED : State.WAITING;
                further = state == State.GRANTED;
                put(new Claim(image.nextKey(), one.place(), arn, EXECUTION, state, false, now,
                        further ? Optional.of(now) : Optional.empty()));
            }
            return new Reservation.Made();
        }
    }

    private Optional<Reservation> full(Wanted one) {
        List<Claim> there = group(one.place().group()).toList();
        long waiting = there.stream().filter(c -> c.state() == State.WAITING).count();
        boolean full = switch (one.whenFull()) {
            case QUEUE, REPLACE -> waiting >= one.mostWaiting();
            case REFUSE, COALESCE -> there.size() >= one.capacity().concurrency();
        };
        return full
                ? Optional.of(new Reservation.Full(one.place().limit(), one.whenFull(),
                        there.stream().min(Comparator.comparingLong(Claim::id)).map(Claim::arn)))
                : Optional.empty();
    }

    private boolean free(Wanted one, Instant now) {
        String group = one.place().group();
        return group(group).noneMatch(c -> c.state() == State.WAITING)
                && granted(group) < one.capacity().concurrency() && takesTime(group, one.capacity(), now);
    }

    private long granted(String group) {
        return group(group).filter(c -> c.state() == State.GRANTED).count();
    }

    private boolean takesTime(String group, Capacity capacity, Instant now) {
        if (capacity.intervalMillis() == 0) {
            return true;
        }
        long next = Math.max(image.claimGroups.getOrDefault(group, 0L), now.toEpochMilli());
        if (next - now.toEpochMilli() > capacity.burstMillis()) {
            return false;
        }
        image.claimGroups.put(group, next + capacity.intervalMillis());
        return true;
    }

    /** Those that have a place in a group, or wait for one. */
    private Stream<Claim> group(String group) {
        return image.claims.values().stream()
                .filter(c -> c.place().group().equals(group) && c.state() != State.LATER);
    }

    private void put(Claim claim) {
        image.claims.put(claim.id(), claim);
    }

    @Override
    public void forget(String arn) {
        synchronized (image) {
            image.claims.values().removeIf(c -> c.arn().equals(arn) && !c.begun());
        }
    }

    @Override
    public Granted grant(List<Turn> turns, Instant now, Function<Claim, Message> tell) {
        Granted granted = new Granted(new LinkedHashMap<>(), new ArrayList<>(), new HashMap<>());
        synchronized (image) {
            for (Turn turn : turns) {
                grant(turn, now, tell, granted);
            }
        }
        return granted;
    }

    private void grant(Turn turn, Instant now, Function<Claim, Message> tell, Granted granted) {
        long free = turn.capacity().concurrency() - granted(turn.group());
        for (Claim claim : group(turn.group()).filter(c -> c.state() == State.WAITING).sorted(TURN).toList()) {
            if (free-- <= 0) {
                return;
            }
            if (!takesTime(turn.group(), turn.capacity(), now)) {
                granted.next().put(turn.group(), Instant.ofEpochMilli(
                        image.claimGroups.getOrDefault(turn.group(), 0L) - turn.capacity().burstMillis()));
                return;
            }
            put(new Claim(claim.id(), claim.place(), claim.arn(), claim.eventId(), State.GRANTED, claim.begun(),
                    claim.since(), Optional.of(now)));
            Optional<Claim> next = of(claim.arn()).stream()
                    .filter(c -> c.eventId() == claim.eventId() && c.state() == State.LATER)
                    .min(Comparator.comparing(c -> c.place().limit()));
            if (next.isPresent()) {
                put(next.get(), State.WAITING);
                granted.further().add(next.get().place().group());
            } else {
                Message message = tell.apply(claim);
                granted.messages().put(MemoryOutstanding.put(image, partitions, message), message);
            }
        }
    }

    private void put(Claim claim, State state) {
        put(new Claim(claim.id(), claim.place(), claim.arn(), claim.eventId(), state, claim.begun(), claim.since(),
                claim.grantedAt()));
    }

    /** Whether all that an append ties was reserved. */
    static boolean tied(Image image, List<ClaimChange> changes) {
        return changes.stream().allMatch(change -> !(change instanceof ClaimChange.Tie tie)
                || image.claims.values().stream().anyMatch(c -> c.arn().equals(tie.arn()) && c.eventId() == EXECUTION));
    }

    /** Part of an append. */
    static void change(Image image, ClaimChange change, Instant now) {
        switch (change) {
            case ClaimChange.Tie tie -> image.claims.replaceAll((id, c) -> c.arn().equals(tie.arn())
                    && c.eventId() == EXECUTION
                            ? new Claim(c.id(), c.place(), c.arn(), c.eventId(), c.state(), true, c.since(),
                                    c.grantedAt())
                            : c);
            case ClaimChange.Wait wait -> {
                State state = State.WAITING;
                for (Place place : wait.places()) {
                    long id = image.nextKey();
                    image.claims.put(id, new Claim(id, place, wait.arn(), wait.eventId(), state, true, now,
                            Optional.empty()));
                    state = State.LATER;
                }
            }
            case ClaimChange.Free free ->
                image.claims.values().removeIf(c -> c.arn().equals(free.arn()) && c.eventId() == free.eventId());
            case ClaimChange.FreeAll free -> image.claims.values().removeIf(c -> c.arn().equals(free.arn()));
        }
    }

    @Override
    public List<Claim> of(String arn) {
        synchronized (image) {
            return image.claims.values().stream().filter(c -> c.arn().equals(arn)).toList();
        }
    }

    @Override
    public List<Claim> list(Optional<String> limit, State state, long afterId, int limitTo) {
        synchronized (image) {
            return image.claims.tailMap(afterId, false).values().stream().filter(
                    c -> c.state() == state && limit.map(c.place().limit()::equals).orElse(true)).limit(limitTo)
                    .toList();
        }
    }

    @Override
    public long before(Claim claim) {
        synchronized (image) {
            return group(claim.place().group()).filter(c -> c.state() == State.WAITING && TURN.compare(c, claim) < 0)
                    .count();
        }
    }

    @Override
    public List<Claim> ofGroup(String group, int limitTo) {
        synchronized (image) {
            return group(group).sorted(Comparator.comparingLong(Claim::id)).limit(limitTo).toList();
        }
    }

    @Override
    public List<Claim> holders(String group, int limitTo) {
        synchronized (image) {
            return group(group).filter(claim -> claim.state() == State.GRANTED)
                    .sorted(Comparator.comparingLong(Claim::id)).limit(limitTo).toList();
        }
    }

    @Override
    public Map<String, Map<State, Long>> counts() {
        Map<String, Map<State, Long>> all = new TreeMap<>();
        synchronized (image) {
            image.claims.values().forEach(c -> all
                    .computeIfAbsent(c.place().limit(), name -> new EnumMap<>(State.class))
                    .merge(c.state(), 1L, Long::sum));
        }
        return all;
    }

    @Override
    public List<Place> waitingGroups(String afterGroup, int limitTo) {
        synchronized (image) {
            Map<String, Place> groups = new TreeMap<>();
            image.claims.values().stream().filter(c -> c.state() == State.WAITING).map(Claim::place)
                    .forEach(place -> groups.put(place.group(), place));
            return groups.values().stream().filter(place -> place.group().compareTo(afterGroup) > 0).limit(limitTo)
                    .toList();
        }
    }

    @Override
    public List<String> sweep(Instant before) {
        synchronized (image) {
            List<Claim> old = image.claims.values().stream().filter(c -> !c.begun() && c.since().isBefore(before))
                    .toList();
            old.forEach(c -> image.claims.remove(c.id()));
            return old.stream().map(c -> c.place().group()).distinct().toList();
        }
    }

    @Override
    public boolean any() {
        synchronized (image) {
            return !image.claims.isEmpty();
        }
    }
}
