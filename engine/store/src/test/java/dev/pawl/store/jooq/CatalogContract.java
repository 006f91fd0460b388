package dev.pawl.store.jooq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.history.Failure;
import dev.pawl.json.Payload;
import dev.pawl.store.MachineRecord;
import dev.pawl.store.Machines;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Machines, activities and tags. */
interface CatalogContract extends StoreContract {
    @Test
    default void aMachineIsCreatedOnceAndRevised() {
        Machines machines = store().machines();
        Machines.Creation first = machines.create(Given.machine("arn:m:1", "one"));
        Machines.Creation again = machines.create(Given.machine("arn:m:1", "other"));
        MachineRecord revised = machines
                .update("arn:m:1", Given.settings("{\"StartAt\":\"B\"}"), "r2", Given.NOW.plusSeconds(1)).orElseThrow();

        assertThat(first.created()).isTrue();
        assertThat(again.created()).isFalse();
        assertThat(again.machine()).isEqualTo(first.machine());
        assertThat(revised.revisionId()).isEqualTo("r2");
        assertThat(revised.updatedAt()).isEqualTo(Given.NOW.plusSeconds(1));
        assertThat(reopened().machines().find("arn:m:1")).contains(revised);
        assertThat(store().machines().revision(first.machine().revisionKey()).orElseThrow().settings())
                .isEqualTo(first.machine().settings());
        assertThat(store().machines().update("arn:m:none", Given.settings("{}"), "r", Given.NOW)).isEmpty();
        assertThat(store().tags().of("arn:m:1")).containsExactly(Map.entry("team", "billing"));
    }

    @Test
    default void machinesAreListedInTheOrderOfTheirNames() {
        List<String> names = List.of("c", "a", "b");
        names.forEach(name -> store().machines().create(Given.machine("arn:m:" + name, name)));
        List<MachineRecord> first = store().machines().list(Optional.empty(), 2);

        assertThat(first).extracting(MachineRecord::name).containsExactly("a", "b");
        assertThat(first).extracting(machine -> machine.settings().definition()).containsOnly("");
        assertThat(store().machines().count()).isEqualTo(3);
        assertThat(store().machines().list(Optional.of(first.get(1).arn()), 2)).extracting(MachineRecord::name)
                .containsExactly("c");
    }

    @Test
    default void aMachineGoesOnceNothingRuns() {
        Given given = new Given(store());
        long key = given.begun("a");
        Machines machines = store().machines();
        assertThat(machines.finishDelete(Given.MACHINE)).isFalse();
        assertThat(machines.beginDelete(Given.MACHINE)).isTrue();
        assertThat(machines.find(Given.MACHINE).orElseThrow().deleting()).isTrue();
        assertThat(machines.revision(given.machine().revisionKey()).orElseThrow().deleting()).isTrue();
        assertThat(machines.update(Given.MACHINE, Given.settings("{}"), "r", Given.NOW)).isEmpty();
        assertThat(machines.finishDelete(Given.MACHINE)).isFalse();
        given.append(given.existing("a", key, 1).failed(2, ExecutionStatus.ABORTED, Failure.UNNAMED));
        assertThat(machines.finishDelete(Given.MACHINE)).isTrue();

        assertThat(machines.find(Given.MACHINE)).isEmpty();
        assertThat(machines.list(Optional.empty(), 9)).isEmpty();
        assertThat(machines.count()).isZero();
        assertThat(machines.revision(given.machine().revisionKey())).isPresent();
        assertThat(store().executions().find(Given.arn("a"))).isPresent();
        assertThat(store().tags().of(Given.MACHINE)).isEmpty();
        assertThat(machines.beginDelete(Given.MACHINE)).isFalse();
        assertThat(machines.create(Given.machine(Given.MACHINE, "Order")).created()).isTrue();
    }

    @Test
    default void activitiesAreKept() {
        Optional<Payload> encryption = Optional.of(Payload.parse("{\"type\":\"AWS_OWNED_KEY\"}"));
        var one = store().activities().create("arn:a:1", "one", Given.NOW, encryption, Map.of("k", "v"));
        assertThat(store().activities().create("arn:a:1", "x", Given.NOW, Optional.empty(), Map.of())).isEqualTo(one);
        store().activities().create("arn:a:2", "two", Given.NOW, Optional.empty(), Map.of());

        assertThat(reopened().activities().find("arn:a:1")).contains(one);
        assertThat(one.encryption()).isEqualTo(encryption);
        assertThat(store().activities().list(Optional.of(one.key()), 9)).extracting(a -> a.name())
                .containsExactly("two");
        assertThat(store().activities().count()).isEqualTo(2);
        assertThat(store().activities().delete("arn:a:1")).isTrue();
        assertThat(store().activities().delete("arn:a:1")).isFalse();
        assertThat(store().tags().of("arn:a:1")).isEmpty();
    }

    @Test
    default void theSecretIsMadeOnce() {
        byte[] secret = store().secret();

        assertThat(secret).hasSize(32).isNotEqualTo(new byte[32]);
        assertThat(otherNode().secret()).isEqualTo(secret);
        assertThat(reopened().secret()).isEqualTo(secret);
    }

    @Test
    default void tagsAreAddedReplacedAndRemoved() {
        store().tags().put("arn:x", Map.of("b", "1", "a", "2", "c", "3"));
        store().tags().put("arn:x", Map.of("b", "9"));
        store().tags().remove("arn:x", List.of("c", "none"));

        assertThat(reopened().tags().of("arn:x")).containsExactly(Map.entry("a", "2"), Map.entry("b", "9"));
        assertThat(store().tags().of("arn:y")).isEmpty();
    }
}
