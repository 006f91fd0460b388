package dev.pawl.store.jooq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.interpreter.model.ExecutionInfo;
import dev.pawl.store.AliasRecord;
import dev.pawl.store.AliasRecord.Route;
import dev.pawl.store.Aliases;
import dev.pawl.store.Aliases.Change;
import dev.pawl.store.ExecutionLog.Target;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.store.Executions.Query;
import dev.pawl.store.Machines;
import dev.pawl.store.NewExecution;
import dev.pawl.store.VersionRecord;
import dev.pawl.store.Versions.Publication;
import dev.pawl.store.Versions.Publish;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Published versions, aliases, and the executions that they started. */
interface VersionContract extends StoreContract {
    private Publication publish(Optional<String> revisionId, String description) {
        return store().versions().publish(new Publish(Given.MACHINE, revisionId, description, Given.NOW), 3);
    }

    private VersionRecord published(String definition) {
        store().machines().update(Given.MACHINE, Given.settings(definition), definition, Given.NOW);
        return ((Publication.Published) publish(Optional.empty(), definition)).version();
    }

    private Change alias(String name, Route... routes) {
        return store().aliases()
                .create(new Aliases.NewAlias(Given.MACHINE, name, "for " + name, List.of(routes), Given.NOW), 2);
    }

    private AliasRecord found(String name) {
        return store().aliases().find(Given.MACHINE, name).orElseThrow();
    }

    @Test
    default void aRevisionIsPublishedOnceAndNumbersAreNeverReused() {
        assertThat(publish(Optional.empty(), "")).isEqualTo(new Publication.NoMachine());
        store().machines().create(Given.machine(Given.MACHINE, "Order"));
        VersionRecord first = ((Publication.Published) publish(Optional.of("INITIAL"), "one")).version();
        VersionRecord second = published("{}");

        assertThat(publish(Optional.of("{}"), "again")).isEqualTo(new Publication.Published(second));
        assertThat(publish(Optional.of("INITIAL"), "")).isEqualTo(new Publication.OtherRevision("{}"));
        assertThat(first.arn()).isEqualTo(Given.MACHINE + ":1");
        assertThat(first.machine().settings()).isEqualTo(Given.settings("{\"StartAt\":\"A\"}"));
        assertThat(second.number()).isEqualTo(2);
        assertThat(store().versions().delete(Given.MACHINE, 2)).isEmpty();
        assertThat(store().versions().delete(Given.MACHINE, 2)).isEmpty();
        assertThat(store().versions().find(Given.MACHINE, 2)).isEmpty();
        assertThat(published("{}").number()).isEqualTo(3);
        assertThat(reopened().versions().find(Given.MACHINE, 1)).contains(first);
    }

    @Test
    default void versionsAreListedFromTheNewestAndCounted() {
        store().machines().create(Given.machine(Given.MACHINE, "Order"));
        for (int i = 0; i < 3; i++) {
            published("{\"n\":" + i + "}");
        }
        store().machines().update(Given.MACHINE, Given.settings("{}"), "r9", Given.NOW);

        assertThat(store().versions().count(Given.MACHINE)).isEqualTo(3);
        assertThat(publish(Optional.empty(), "")).isEqualTo(new Publication.TooMany());
        assertThat(store().versions().list(Given.MACHINE, Optional.empty(), 2)).extracting(VersionRecord::number)
                .containsExactly(3, 2);
        assertThat(store().versions().list(Given.MACHINE, Optional.of(2), 2)).extracting(VersionRecord::number)
                .containsExactly(1);
        assertThat(store().versions().list("arn:none", Optional.empty(), 2)).isEmpty();
    }

    @Test
    default void aMachineIsCreatedWithItsFirstVersion() {
        Machines.NewMachine plain = Given.machine(Given.MACHINE, "Order");
        Machines.NewMachine wanted = new Machines.NewMachine(plain.arn(), plain.name(), plain.type(),
                plain.settings(), plain.revisionId(), plain.createdAt(), Map.of(), Optional.of("first"));
        Machines.Creation made = store().machines().create(wanted);

        assertThat(made.published()).contains("first");
        assertThat(store().machines().create(plain).published()).contains("first");
        assertThat(store().versions().find(Given.MACHINE, 1))
                .contains(new VersionRecord(1, "first", Given.NOW, made.machine()));
        assertThat(store().versions().count(Given.MACHINE)).isOne();
    }

    @Test
    default void anAliasRoutesToVersionsAndHoldsThem() {
        store().machines().create(Given.machine(Given.MACHINE, "Order"));
        published("{\"n\":1}");
        published("{\"n\":2}");
        Change.Done live = (Change.Done) alias("live", new Route(1, 100));
        alias("split", new Route(2, 30), new Route(1, 70));

        assertThat(live.created()).isTrue();
        assertThat(alias("live", new Route(2, 100))).isEqualTo(new Change.Done(live.alias(), false));
        assertThat(alias("third", new Route(1, 100))).isEqualTo(new Change.TooMany());
        assertThat(alias("wrong", new Route(7, 100))).isEqualTo(new Change.NoVersion());
        assertThat(store().versions().delete(Given.MACHINE, 1)).containsExactly("live", "split");
        assertThat(store().aliases().targets(Given.MACHINE, "split")).extracting(t -> t.version().number() + ":"
                + t.weight()).containsExactlyInAnyOrder("1:70", "2:30");
        assertThat(store().aliases().list(Given.MACHINE, Optional.of(2), Optional.empty(), 9))
                .extracting(AliasRecord::name).containsExactly("split");
        assertThat(store().aliases().list(Given.MACHINE, Optional.empty(), Optional.of(live.alias().key()), 9))
                .extracting(AliasRecord::name).containsExactly("split");
        assertThat(reopened().aliases().find(Given.MACHINE, "live")).contains(live.alias());
    }

    @Test
    default void anAliasIsChangedAndDeleted() {
        store().machines().create(Given.machine(Given.MACHINE, "Order"));
        published("{\"n\":1}");
        published("{\"n\":2}");
        alias("live", new Route(1, 40), new Route(2, 60));
        store().aliases().targets(Given.MACHINE, "live");
        store().aliases().update(new Aliases.Update(Given.MACHINE, "live", Optional.empty(),
                Optional.of(List.of(new Route(2, 100))), Given.NOW.plusSeconds(1)));

        assertThat(found("live").routes()).containsExactly(new Route(2, 100));
        assertThat(found("live").description()).isEqualTo("for live");
        assertThat(found("live").updatedAt()).isEqualTo(Given.NOW.plusSeconds(1));
        assertThat(store().aliases().targets(Given.MACHINE, "live")).hasSize(1);
        assertThat(store().versions().delete(Given.MACHINE, 1)).isEmpty();
        assertThat(store().aliases().update(new Aliases.Update(Given.MACHINE, "live", Optional.of("new"),
                Optional.of(List.of(new Route(1, 100))), Given.NOW))).isEqualTo(new Change.NoVersion());
        assertThat(store().aliases().update(new Aliases.Update(Given.MACHINE, "none", Optional.of("new"),
                Optional.empty(), Given.NOW))).isEqualTo(new Change.NoAlias());
        assertThat(store().aliases().delete(Given.MACHINE, "live")).isTrue();
        assertThat(store().aliases().delete(Given.MACHINE, "live")).isFalse();
        assertThat(store().aliases().targets(Given.MACHINE, "live")).isEmpty();
    }

    @Test
    default void versionsAndAliasesGoWithTheirMachine() {
        store().machines().create(Given.machine(Given.MACHINE, "Order"));
        published("{}");
        alias("live", new Route(1, 100));
        store().versions().find(Given.MACHINE, 1);
        store().machines().beginDelete(Given.MACHINE);

        assertThat(publish(Optional.empty(), "")).isEqualTo(new Publication.Deleting());
        assertThat(alias("other", new Route(1, 100))).isEqualTo(new Change.Deleting());
        assertThat(store().versions().find(Given.MACHINE, 1).orElseThrow().machine().deleting()).isTrue();
        assertThat(store().aliases().targets(Given.MACHINE, "live").getFirst().version().machine().deleting())
                .isTrue();
        store().machines().finishDelete(Given.MACHINE);
        assertThat(store().versions().find(Given.MACHINE, 1)).isEmpty();
        store().machines().create(Given.machine(Given.MACHINE, "Order"));
        assertThat(store().versions().count(Given.MACHINE)).isZero();
        assertThat(store().aliases().find(Given.MACHINE, "live")).isEmpty();
        assertThat(published("{}").number()).isEqualTo(1);
    }

    @Test
    default void executionsAreListedByTheVersionAndTheAliasThatStartedThem() {
        Given given = new Given(store());
        String version = Given.MACHINE + ":1";
        String alias = Given.MACHINE + ":live";
        begin(given, "plain", Optional.empty(), Optional.empty());
        begin(given, "version", Optional.of(version), Optional.empty());
        begin(given, "alias", Optional.of(version), Optional.of(alias));
        begin(given, "other", Optional.of(Given.MACHINE + ":11"), Optional.of(Given.MACHINE + ":live2"));

        assertThat(names(Given.MACHINE)).containsExactlyInAnyOrder("plain", "version", "alias", "other");
        assertThat(names(version)).containsExactlyInAnyOrder("version", "alias");
        assertThat(names(alias)).containsExactly("alias");
        ExecutionRecord found = reopened().executions().find(Given.arn("alias")).orElseThrow();
        assertThat(found.info().stateMachineAliasArn()).contains(alias);
        assertThat(found.info().stateMachineVersionArn()).contains(version);
    }

    private List<String> names(String arn) {
        return store().executions().list(new Query(arn, Optional.empty(), Optional.empty(), 9)).stream()
                .map(execution -> execution.info().name()).toList();
    }

    private static void begin(Given given, String name, Optional<String> version, Optional<String> alias) {
        NewExecution plain = given.execution(name, "{}");
        ExecutionInfo i = plain.info();
        NewExecution qualified = new NewExecution(
                new ExecutionInfo(i.arn(), name, i.stateMachineArn(), i.stateMachineName(), i.roleArn(), i.region(),
                        i.startedAt(), i.input(), version, alias),
                plain.machineRevisionKey(), Optional.empty(), Optional.empty());
        Given.appended(given.append(new Given.Change(given.lease(name), new Target.Begin(qualified), 0)));
    }
}
