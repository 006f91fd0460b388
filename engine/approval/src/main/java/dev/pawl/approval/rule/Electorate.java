package dev.pawl.approval.rule;

import dev.pawl.approval.model.ApprovalRequest;
import dev.pawl.approval.model.Approvers;
import dev.pawl.approval.model.Ask;
import dev.pawl.approval.model.Course;
import dev.pawl.approval.model.Delegation;
import dev.pawl.approval.people.People;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who may vote. Everybody who was asked has a seat, and each seat is held by one person: by whoever was
 * asked, or by
 * whom they let decide in their place. One person never votes twice, so nobody can hold two seats.
 */
public final class Electorate {
    private final Map<String, String> holders = new TreeMap<>();
    private final Course course;

    private Electorate(Course course) {
        this.course = course;
    }

    /** Of a request as it is. */
    public static Electorate of(ApprovalRequest request, People people) {
        Electorate electorate = new Electorate(request.course());
        for (String seat : seats(request.ask(), request.course().approvers(), people)) {
            String holder = seat;
            for (Delegation delegation : request.course().delegations()) {
                holder = delegation.from().equals(holder) ? delegation.to() : holder;
            }
            electorate.holders.put(seat, holder);
        }
        return electorate;
    }

    /** Everybody who is asked: users and members of groups, but for whoever must keep out. */
    static Set<String> seats(Ask ask, Approvers approvers, People people) {
        Set<String> seats = new TreeSet<>(approvers.users());
        approvers.groups().forEach(group -> seats.addAll(people.members(group)));
        seats.removeIf(ask::excludes);
        return seats;
    }

    /** Who holds each seat, by whose seat it is. */
    public Map<String, String> holders() {
        return Collections.unmodifiableMap(holders);
    }

    /** Whether that person holds a seat. */
    public boolean holds(String person) {
        return holders.containsValue(person);
    }

    /** Whether that person may still vote. */
    public boolean mayVote(String person) {
        return !course.status().closed() && holds(person) && course.voteOf(person).isEmpty();
    }

    /** In whose place that person votes, if it is not their own. */
    Optional<String> inPlaceOf(String person) {
        return holders.containsKey(person) && person.equals(holders.get(person))
                ? Optional.empty()
                : holders.entrySet().stream().filter(seat -> seat.getValue().equals(person)).map(Map.Entry::getKey)
                        .findFirst();
    }

    /** Who may still vote. */
    public Set<String> open() {
        Set<String> open = new TreeSet<>(holders.values());
        open.removeIf(person -> !mayVote(person));
        return open;
    }
}
