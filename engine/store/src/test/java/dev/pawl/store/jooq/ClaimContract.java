package dev.pawl.store.jooq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.json.Payload;
import dev.pawl.store.Claims;
import dev.pawl.store.Claims.Capacity;
import dev.pawl.store.Claims.Claim;
import dev.pawl.store.Claims.Place;
import dev.pawl.store.Claims.Reservation;
import dev.pawl.store.Claims.State;
import dev.pawl.store.Claims.Turn;
import dev.pawl.store.Claims.Wanted;
import dev.pawl.store.Claims.WhenFull;
import dev.pawl.store.Control.Order;
import dev.pawl.store.ExecutionLog.Append;
import dev.pawl.store.ExecutionLog.AppendResult;
import dev.pawl.store.ExecutionLog.ClaimChange;
import dev.pawl.store.ExecutionLog.Message;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Places under limits, and what people ordered. */
interface ClaimContract extends StoreContract {
    private static Wanted wanted(String limit, int concurrency, WhenFull whenFull) {
        return new Wanted(new Place(limit, limit, 0), new Capacity(concurrency, 0, 0), whenFull, 2);
    }

    private static Message tell(Claim claim) {
        return new Message(claim.arn(), Payload.parse("{\"kind\":\"granted\"}"));
    }

    private static Append with(Append append, ClaimChange... claims) {
        return new Append(append.lease(), append.target(), append.sequence(), append.events(), append.ending(),
                append.timers(), append.work(), append.messages(), append.received(), append.snapshot(),
                append.redriven(), append.migrated(), List.of(claims));
    }

    private List<State> states(String arn) {
        return store().claims().of(arn).stream().map(Claim::state).toList();
    }

    @Test
    default void placesAreGivenInOrderAndGoWithTheirExecutions() {
        Given given = new Given(store());
        List<Wanted> one = List.of(wanted("l", 1, WhenFull.QUEUE));
        for (String name : List.of("a", "b", "c")) {
            assertThat(store().claims().reserve(Given.arn(name), one, Given.NOW)).isEqualTo(new Reservation.Made());
        }
        assertThat(store().claims().reserve(Given.arn("a"), one, Given.NOW)).isEqualTo(new Reservation.Made());
        assertThat(store().claims().reserve(Given.arn("d"), one, Given.NOW))
                .isEqualTo(new Reservation.Full("l", WhenFull.QUEUE, Optional.of(Given.arn("a"))));
        assertThat(states(Given.arn("a"))).containsExactly(State.GRANTED);
        assertThat(states(Given.arn("b"))).containsExactly(State.WAITING);
        assertThat(store().claims().holders("l", 10)).extracting(Claim::arn).containsExactly(Given.arn("a"));

        long key = Given.appended(Given.join(store().log()
                .append(with(given.begin("a", "1").append(), new ClaimChange.Tie(Given.arn("a")))))).executionKey();
        List<Turn> turn = List.of(new Turn("l", new Capacity(1, 0, 0)));
        assertThat(store().claims().grant(turn, Given.NOW, ClaimContract::tell).messages()).isEmpty();
        Given.appended(Given.join(store().log().append(with(given.existing("a", key, 1).append(),
                new ClaimChange.FreeAll(Given.arn("a"))))));
        assertThat(store().claims().grant(turn, Given.NOW, ClaimContract::tell).messages().values())
                .extracting(Message::receiverArn).containsExactly(Given.arn("b"));
        assertThat(store().outstanding().inbox(store().partitions().of(Given.arn("b")), 0, 9)).hasSize(1);
        assertThat(store().claims().waitingGroups("", 9)).containsExactly(new Place("l", "l", 0));
        assertThat(store().claims().sweep(Given.NOW.plusSeconds(1))).containsExactly("l");
        assertThat(store().claims().any()).isFalse();
    }

    @Test
    default void whatWasNotReservedDoesNotBegin() {
        Given given = new Given(store());
        assertThat(Given.join(store().log().append(with(given.begin("a", "1").append(),
                new ClaimChange.Tie(Given.arn("a")))))).isInstanceOf(AppendResult.Conflict.class);
        assertThat(store().executions().find(Given.arn("a"))).isEmpty();
    }

    @Test
    default void placesUnderSeveralLimitsComeOneAfterTheOther() {
        Given given = new Given(store());
        List<Place> places = List.of(new Place("k", "k", 0), new Place("l", "l", 0));
        Given.appended(Given.join(store().log().append(with(given.begin("a", "1").append(),
                new ClaimChange.Wait(Given.arn("a"), 5, places)))));
        Claims.Granted first = store().claims().grant(List.of(new Turn("k", Capacity.UNLIMITED)), Given.NOW,
                ClaimContract::tell);
        assertThat(first.messages()).isEmpty();
        assertThat(first.further()).containsExactly("l");
        assertThat(store().claims().grant(List.of(new Turn("l", Capacity.UNLIMITED)), Given.NOW, ClaimContract::tell)
                .messages()).hasSize(1);
        assertThat(store().claims().counts().get("k")).containsEntry(State.GRANTED, 1L);
    }

    @Test
    default void aRateSaysWhenTheNextMayCome() {
        Wanted slow = new Wanted(new Place("r", "r", 0), new Capacity(9, 1000, 0), WhenFull.QUEUE, 9);
        store().claims().reserve(Given.arn("a"), List.of(slow), Given.NOW);
        store().claims().reserve(Given.arn("b"), List.of(slow), Given.NOW);
        assertThat(states(Given.arn("b"))).containsExactly(State.WAITING);
        assertThat(store().claims().holders("r", 10)).extracting(Claim::arn).containsExactly(Given.arn("a"));
        List<Turn> turn = List.of(new Turn("r", slow.capacity()));
        assertThat(store().claims().grant(turn, Given.NOW, ClaimContract::tell).next())
                .containsEntry("r", Given.NOW.plusSeconds(1));
        assertThat(store().claims().grant(turn, Given.NOW.plusSeconds(1), ClaimContract::tell).messages()).hasSize(1);
    }

    @Test
    default void aSingletonNamesItsHolder() {
        List<Wanted> one = List.of(wanted("s", 1, WhenFull.COALESCE));
        store().claims().reserve(Given.arn("a"), one, Given.NOW);
        assertThat(store().claims().reserve(Given.arn("b"), one, Given.NOW))
                .isEqualTo(new Reservation.Full("s", WhenFull.COALESCE, Optional.of(Given.arn("a"))));
        store().claims().forget(Given.arn("a"));
        assertThat(store().claims().reserve(Given.arn("b"), one, Given.NOW)).isEqualTo(new Reservation.Made());
    }

    @Test
    default void ordersAreKeptAndTheirRevisionCounts() {
        long before = store().control().revision();
        store().control().put(new Order("hold", "*", "{\"by\":\"ann\"}"));
        store().control().put(new Order("hold", "*", "{\"by\":\"bob\"}"));
        assertThat(store().control().all("hold")).containsExactly(new Order("hold", "*", "{\"by\":\"bob\"}"));
        assertThat(store().control().remove("hold", "*")).isTrue();
        assertThat(store().control().remove("hold", "*")).isFalse();
        assertThat(store().control().revision()).isEqualTo(before + 3);
    }
}
