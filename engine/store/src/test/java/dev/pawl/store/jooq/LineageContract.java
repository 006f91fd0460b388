package dev.pawl.store.jooq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.history.Event;
import dev.pawl.history.HistoryEvent;
import dev.pawl.interpreter.model.ExecutionInfo;
import dev.pawl.interpreter.model.Fork;
import dev.pawl.interpreter.model.ForkOrigin;
import dev.pawl.json.Payload;
import dev.pawl.store.BulkActions;
import dev.pawl.store.BulkActions.Action;
import dev.pawl.store.BulkActions.Change;
import dev.pawl.store.BulkActions.Item;
import dev.pawl.store.BulkActions.ItemState;
import dev.pawl.store.BulkActions.Status;
import dev.pawl.store.ExecutionLog.Append;
import dev.pawl.store.ExecutionLog.Target;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.store.MachineRecord;
import dev.pawl.store.NewExecution;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * What every store keeps of forks, of executions that change their definition, and of what is done to many.
 */
interface LineageContract extends StoreContract {
    @Test
    default void forksKnowTheirOriginAndAreFoundByIt() {
        Given given = new Given(store());
        long original = given.begun("a");
        ForkOrigin origin = new ForkOrigin(Given.arn("a"), original, 7, "Ship \"it\"", Optional.of("ops"),
                List.of("input", "variables"));
        long other = given.begun("b");
        NewExecution plain = given.execution("f", "{\"n\":1}");
        NewExecution fork = new NewExecution(plain.info(), plain.machineRevisionKey(), Optional.empty(),
                Optional.empty(), Optional.of(new Fork(origin, 3, Given.NOW, Payload.parse("{\"state\":\"S\"}"))));
        Given.appended(Given.join(store().log().append(new Append(given.lease("f"), new Target.Begin(fork), 0,
                given.begin("f", "{\"n\":1}").append().events(), Optional.empty(), List.of(), List.of(), List.of(),
                List.of(), Optional.empty(), Optional.empty(), Optional.empty(), List.of()))));

        ExecutionRecord found = reopened().executions().find(Given.arn("f")).orElseThrow();
        assertThat(found.forkedFrom()).contains(origin);
        assertThat(found.parentArn()).isEmpty();
        assertThat(store().executions().forks(original, 10)).extracting(ExecutionRecord::key)
                .containsExactly(found.key());
        assertThat(store().executions().forks(original, 10).getFirst().forkedFrom()).contains(origin);
        assertThat(store().executions().forks(other, 10)).isEmpty();
    }

    @Test
    default void whatHappenedBeforeAnEventIsReadWithWhatIsNeverShown() {
        Given given = new Given(store());
        long key = given.begun("a");
        Payload large = Payload.parse("\"" + "x".repeat(5_000) + "\"");
        HistoryEvent internal = new HistoryEvent(3, 3, Given.NOW, 0, new Event.WaitPlanned(Given.NOW));
        Given.appended(given.append(given.existing("a", key, 1).events(Given.entered(2, "A", large),
                Given.entered(3, "B", large), internal)));
        Given.appended(given.append(given.existing("a", key, 2).events(Given.entered(4, "C", Payload.NULL))));

        assertThat(store().executions().before(key, 4, 1_000_000).orElseThrow()).hasSize(4).endsWith(internal);
        assertThat(store().executions().before(key, 3, 1_000_000).orElseThrow()).extracting(HistoryEvent::id)
                .containsExactly(1L, 2L);
        assertThat(store().executions().before(key + 1_000_000, 3, 1_000_000).orElseThrow()).isEmpty();
    }

    @Test
    default void anExecutionRunsAnotherRevisionFromNowOn() {
        Given given = new Given(store());
        long key = given.begun("a");
        MachineRecord next = store().machines().update(Given.MACHINE, Given.settings("{\"StartAt\":\"B\"}"), "two",
                Given.NOW).orElseThrow();
        ExecutionInfo i = given.execution("a", "{\"n\":1}").info();
        NewExecution row = new NewExecution(new ExecutionInfo(i.arn(), i.name(), i.stateMachineArn(),
                i.stateMachineName(), i.roleArn(), i.region(), i.startedAt(), i.input(),
                Optional.of(Given.MACHINE + ":4"), Optional.empty()), next.revisionKey(), Optional.of("trace"),
                Optional.empty());
        HistoryEvent event = new HistoryEvent(1, 1, Given.NOW, 0,
                new Event.Migrated(given.machine().revisionKey(), next.revisionKey()));
        Given.appended(Given.join(store().log().append(new Append(given.lease("a"), new Target.Existing(key), 1,
                List.of(event), Optional.empty(), List.of(), List.of(), List.of(), List.of(), Optional.empty(),
                Optional.empty(), Optional.of(row), List.of()))));

        var stored = reopened().log().load(Given.arn("a")).orElseThrow();
        assertThat(stored.definition()).isEqualTo("{\"StartAt\":\"B\"}");
        assertThat(stored.execution().machineRevisionKey()).isEqualTo(next.revisionKey());
        assertThat(stored.execution().info()).isEqualTo(row.info());
        assertThat(stored.execution().traceHeader()).contains("trace");
        assertThat(stored.events()).endsWith(event);
    }

    @Test
    default void aRevisionAsideIsNeverThePresentOne() {
        Given given = new Given(store());
        MachineRecord aside = store().machines()
                .aside(Given.MACHINE, Given.settings("{\"StartAt\":\"X\"}"), "fork-1", Given.NOW).orElseThrow();
        MachineRecord again = store().machines()
                .aside(Given.MACHINE, Given.settings("{\"StartAt\":\"X\"}"), "fork-1", Given.NOW).orElseThrow();
        assertThat(again.revisionKey()).isEqualTo(aside.revisionKey()).isNotEqualTo(given.machine().revisionKey());
        assertThat(store().machines().find(Given.MACHINE).orElseThrow().revisionKey())
                .isEqualTo(given.machine().revisionKey());
        assertThat(store().machines().revision(aside.revisionKey()).orElseThrow().settings().definition())
                .isEqualTo("{\"StartAt\":\"X\"}");
    }

    @Test
    default void oneNodeAtATimeWorksOnABulkAction() {
        BulkActions actions = store().bulkActions();
        Instant now = Given.NOW;
        actions.create("first", Payload.parse("{\"kind\":\"stop\"}"), Payload.parse("{}"), now);
        actions.create("second", Payload.parse("{}"), Payload.parse("{}"), now);
        Action first = actions.find("first").orElseThrow();
        assertThat(first.status()).isEqualTo(Status.SELECTING);
        assertThat(actions.open(9)).extracting(Action::name).containsExactly("first", "second");
        assertThat(actions.list(Optional.empty(), 9)).extracting(Action::name).containsExactly("second", "first");

        assertThat(actions.claim(first.id(), "a", now, now.plusSeconds(9))).isTrue();
        assertThat(otherNode().bulkActions().claim(first.id(), "b", now, now.plusSeconds(9))).isFalse();
        Item one = new Item(0, 5, "arn:0", ItemState.PENDING, 2, Optional.empty());
        Item two = new Item(1, 6, "arn:1", ItemState.PENDING, 0, Optional.empty());
        assertThat(actions.save(first.id(), "a", new Change(Status.RUNNING, Payload.parse("{\"selected\":2}"), now,
                now.plusSeconds(9), List.of(one, two), List.of()))).isTrue();
        Item done = new Item(0, 5, "arn:0", ItemState.DONE, 2, Optional.empty());
        Item failed = new Item(1, 6, "arn:1", ItemState.FAILED, 0, Optional.of("why"));
        assertThat(actions.claim(first.id(), "b", now.plusSeconds(9), now.plusSeconds(20))).isTrue();
        assertThat(actions.save(first.id(), "a", new Change(Status.RUNNING, Payload.parse("{}"), now,
                now.plusSeconds(30), List.of(), List.of(done)))).isFalse();
        assertThat(actions.items(first.id(), 0, false, 9)).containsExactly(one, two);
        assertThat(actions.save(first.id(), "b", new Change(Status.COMPLETED, Payload.parse("{\"done\":1}"), now,
                now.plusSeconds(30), List.of(), List.of(done, failed)))).isTrue();
        BulkActions again = reopened().bulkActions();
        assertThat(again.items(first.id(), 0, false, 9)).containsExactly(done, failed);
        assertThat(again.items(first.id(), 0, true, 9)).containsExactly(failed);
        assertThat(again.find("first").orElseThrow().endedAt()).contains(now);
        assertThat(again.find("first").orElseThrow().progress().text()).isEqualTo("{\"done\":1}");
        assertThat(again.claim(first.id(), "b", now.plusSeconds(99), now.plusSeconds(100))).isFalse();
        assertThat(again.cancel("first", now)).isFalse();
        assertThat(again.cancel("second", now)).isTrue();
        assertThat(again.open(9)).isEmpty();
    }
}
