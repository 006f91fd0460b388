package dev.pawl.store.jooq;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pawl.approval.audit.AuditChain;
import dev.pawl.approval.audit.AuditCheck;
import dev.pawl.approval.audit.AuditEntry;
import dev.pawl.approval.model.Actor;
import dev.pawl.approval.model.ApprovalRequest;
import dev.pawl.approval.model.Approvers;
import dev.pawl.approval.model.Ask;
import dev.pawl.approval.model.Closing;
import dev.pawl.approval.model.Course;
import dev.pawl.approval.model.Delegation;
import dev.pawl.approval.model.Origin;
import dev.pawl.approval.model.Question;
import dev.pawl.approval.model.Remark;
import dev.pawl.approval.model.Status;
import dev.pawl.approval.model.Timetable;
import dev.pawl.approval.model.Vote;
import dev.pawl.approval.model.Way;
import dev.pawl.approval.rule.Fact;
import dev.pawl.approval.store.ApprovalStore;
import dev.pawl.approval.store.ApprovalStore.Change;
import dev.pawl.approval.store.ApprovalStore.Filter;
import dev.pawl.approval.store.Errand;
import dev.pawl.approval.store.Errand.Kind;
import dev.pawl.approval.store.Errands;
import dev.pawl.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store of requests for approval does. */
interface ApprovalContract {
    Instant THEN = Instant.parse("2026-03-02T12:00:00.123Z");
    Filter ALL = new Filter(Set.of(), Optional.empty(), Optional.empty());

    /** The requests of this test, none at first. */
    ApprovalStore approvals();

    /** The same through another node, if the store has several. */
    ApprovalStore approvalsOfOtherNode();

    @Test
    default void whatIsWrittenOfARequestIsReadByEverybody() {
        assertThat(approvals().commit(change(full("a"), 0))).isTrue();
        assertThat(approvalsOfOtherNode().find("a").orElseThrow().request()).isEqualTo(full("a"));
        assertThat(approvals().find("b")).isEmpty();
    }

    @Test
    default void aChangeOfWhatHasChangedMeanwhileWritesNothing() {
        approvals().commit(change(request("a"), 0));
        long version = approvals().find("a").orElseThrow().version();
        assertThat(approvals().commit(change(full("a"), version))).isTrue();
        assertThat(approvalsOfOtherNode().commit(change(request("a"), version))).isFalse();
        assertThat(approvals().commit(change(request("a"), 0))).isFalse();
        assertThat(approvals().find("a").orElseThrow().request()).isEqualTo(full("a"));
        assertThat(approvals().audit().head().seq()).isEqualTo(2);
        assertThat(approvals().errands().of("a")).hasSize(4);
    }

    @Test
    default void requestsAreFoundUnderTheirMarksAndByStatusInPages() {
        IntStream.range(0, 5).forEach(i -> approvals().commit(change(request("r" + i), 0)));
        long version = approvals().find("r1").orElseThrow().version();
        approvals().commit(new Change(full("r1"), version, Set.of(), Optional.empty(), facts("r1"), List.of()));
        Filter marked = new Filter(Set.of("user:alice", "group:none"), Optional.of(Status.WAITING), Optional.empty());
        assertThat(ids(marked, 0, 9)).containsExactly("r0", "r2", "r3", "r4");
        assertThat(ids(marked, 0, 2)).containsExactly("r0", "r2");
        long second = approvals().list(marked, 0, 2).get(1).key();
        assertThat(ids(marked, second, 9)).containsExactly("r3", "r4");
        assertThat(ids(new Filter(Set.of(), Optional.of(Status.APPROVED), Optional.empty()), 0, 9))
                .containsExactly("r1");
        assertThat(ids(new Filter(Set.of(), Optional.empty(), Optional.of("arn:r3")), 0, 9)).containsExactly("r3");
        assertThat(ids(ALL, 0, 9)).hasSize(5);
        Filter newest = new Filter(Set.of("user:alice"), Set.of(Status.WAITING, Status.EXPIRED), Optional.empty(),
                true);
        assertThat(ids(newest, 0, 2)).containsExactly("r4", "r3");
        assertThat(ids(newest, approvals().list(newest, 0, 2).get(1).key(), 9)).containsExactly("r2", "r0");
        Filter closed = new Filter(Set.of(), Set.of(Status.APPROVED, Status.REJECTED), Optional.empty(), true);
        assertThat(ids(closed, 0, 9)).containsExactly("r1");
    }

    private List<String> ids(Filter filter, long after, int limit) {
        return approvals().list(filter, after, limit).stream().map(listed -> listed.request().id()).toList();
    }

    @Test
    default void theEarliestWakesFirst() {
        assertThat(approvals().nextWake()).isEmpty();
        for (int i = 3; i > 0; i--) {
            approvals().commit(new Change(request("r" + i), 0, Set.of(), Optional.of(THEN.plusSeconds(i)),
                    facts("r" + i), List.of()));
        }
        assertThat(approvals().nextWake()).contains(THEN.plusSeconds(1));
        assertThat(approvals().waking(THEN.plusSeconds(2), 9)).containsExactly("r1", "r2");
        assertThat(approvals().waking(THEN.plusSeconds(2), 1)).containsExactly("r1");
    }

    @Test
    default void anErrandIsTakenByOneAndComesAgainLater() {
        approvals().commit(change(request("a"), 0));
        Errands errands = approvals().errands();
        Set<Kind> both = Set.of(Kind.TELL, Kind.NOTIFY);
        assertThat(errands.take(both, THEN.minusMillis(1), THEN, 9)).isEmpty();
        List<Errands.Taken> taken = errands.take(Set.of(Kind.TELL), THEN, THEN.plusSeconds(60), 9);
        assertThat(taken).singleElement().satisfies(t -> assertThat(t.errand().kind()).isEqualTo(Kind.TELL));
        assertThat(approvalsOfOtherNode().errands().take(both, THEN, THEN.plusSeconds(60), 9)).hasSize(1);
        assertThat(errands.next(Set.of(Kind.TELL))).contains(THEN.plusSeconds(60));
        assertThat(errands.take(both, THEN.plusSeconds(60), THEN.plusSeconds(120), 1)).singleElement()
                .satisfies(t -> assertThat(t.attempts()).isEqualTo(2));
    }

    @Test
    default void anErrandIsDoneOrTriedAgainOrGivenUp() {
        approvals().commit(change(request("a"), 0));
        Errands errands = approvals().errands();
        List<Errands.Taken> taken = errands.take(Set.of(Kind.TELL, Kind.NOTIFY), THEN, THEN.plusSeconds(60), 9);
        errands.retry(taken.get(0).id(), THEN.plusSeconds(5), "busy");
        errands.giveUp(taken.get(1).id(), "no such address", facts("a"));
        assertThat(errands.next(Set.of(Kind.TELL, Kind.NOTIFY))).contains(THEN.plusSeconds(5));
        assertThat(errands.of("a")).extracting(Errands.Open::why, Errands.Open::givenUp).containsExactlyInAnyOrder(
                org.assertj.core.groups.Tuple.tuple(Optional.of("busy"), false),
                org.assertj.core.groups.Tuple.tuple(Optional.of("no such address"), true));
        errands.done(taken.get(0).id(), facts("a"));
        errands.done(taken.get(0).id(), facts("a"));
        assertThat(errands.of("a")).hasSize(1);
        assertThat(approvals().audit().head().seq()).isEqualTo(3);
    }

    @Test
    default void theAuditTrailIsOneChain() {
        approvals().commit(change(request("a"), 0));
        approvals().commit(change(request("b"), 0));
        approvals().commit(change(full("a"), approvals().find("a").orElseThrow().version()));
        assertThat(approvals().audit().entries(1, 9)).extracting(AuditEntry::seq).containsExactly(2L, 3L);
        assertThat(approvals().audit().of("a", 0, 9)).extracting(AuditEntry::seq).containsExactly(1L, 3L);
        assertThat(approvals().audit().of("a", 1, 9)).hasSize(1);
        assertThat(approvals().audit().requests()).isEqualTo(2);
        assertThat(approvals().audit().documents(Set.of("a", "c"))).containsOnlyKeys("a");
        AuditCheck.Result foreign = new AuditCheck(approvals().audit(), new AuditChain(new byte[]{9})).run();
        assertThat(foreign.broken()).isPresent();
    }

    private static Change change(ApprovalRequest request, long version) {
        return new Change(request, version, Set.of("user:alice", "group:finance"), Optional.empty(),
                facts(request.id()),
                List.of(new Errand(request.id(), Kind.TELL, JsonNodeFactory.instance.objectNode(), THEN),
                        new Errand(request.id(), Kind.NOTIFY, Json.read("{\"person\":\"ä\"}"), THEN)));
    }

    static List<Fact> facts(String request) {
        return List.of(
                new Fact(request, THEN, Actor.ENGINE, "requested", Json.read("{\"b\":1,\"a\":[2,{\"d\":1,\"c\":2}]}")));
    }

    static ApprovalRequest request(String id) {
        Ask ask = new Ask("Pay", Optional.empty(), Optional.empty(), new Approvers(List.of("alice"), List.of()), 1,
                Optional.empty(), Optional.empty(), Optional.empty(), false,
                new Timetable(Optional.empty(), List.of(), List.of(), Optional.empty(), Timetable.OnDue.FAIL),
                Optional.empty());
        return new ApprovalRequest(id, new Origin("token", "arn:" + id, "machine", Optional.empty()), ask, THEN,
                Course.begin(ask.approvers()));
    }

    /** A request in which everything is there. */
    static ApprovalRequest full(String id) {
        Approvers all = new Approvers(List.of("alice", "bob"), List.of("finance"));
        Timetable times = new Timetable(Optional.of(Duration.ofHours(1)), List.of(Duration.ofSeconds(5)),
                List.of(new Timetable.Escalation(Duration.ofDays(1), all)), Optional.of(THEN.plusSeconds(7)),
                Timetable.OnDue.REJECT);
        Ask ask = new Ask("Pay äöü", Optional.of("Please"), Optional.of(Json.read("{\"amount\":1.50}")), all, 2,
                Optional.of(1), Optional.of(Json.read("{\"type\":\"object\"}")), Optional.of("erin"), true, times,
                Optional.of(List.of("email")));
        Course course = new Course(Status.APPROVED, all,
                List.of(new Vote("dave", Vote.Choice.APPROVE, THEN, Way.LINK, Optional.of("bob"), Optional.of("yes"),
                        Optional.of(Json.read("{\"x\":[1]}")))),
                List.of(new Delegation("bob", "dave", THEN)), Optional.of("dave"),
                List.of(new Remark("bob", THEN, "hm")), List.of(new Question(1, "dave", "erin", THEN, "Why?",
                        Optional.of(new Remark("erin", THEN, "So")))),
                List.of("dave"), 3, 1, Optional.of(new Closing(THEN, Optional.of("dave"), Optional.of("fine"))));
        return new ApprovalRequest(id, new Origin("token", "arn:" + id, "machine", Optional.of("before")), ask, THEN,
                course);
    }
}
