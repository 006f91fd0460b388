package dev.pawl.store.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.config.Configuration;
import dev.pawl.engine.ForkRequest;
import dev.pawl.engine.StateMachines.Changes;
import dev.pawl.fork.Edits;
import dev.pawl.fork.ForkPoint.At;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.json.Json;
import dev.pawl.limit.Limit;
import dev.pawl.store.Claims;
import dev.pawl.store.Store;
import dev.pawl.store.jooq.StoreAddress;
import dev.pawl.store.jooq.check.StoreCheck;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What people did to executions is nothing that is broken: paused, queued, forked, migrated, redriven. */
class ControlledStoreCheckTest {
    private static final Databases DATABASES = new Databases();
    private static final String ME = "tester";

    @TempDir
    private Path folder = Path.of("");

    @AfterAll
    static void stop() throws IOException {
        DATABASES.close();
    }

    private static void whole(StoreAddress address, String when) {
        assertThat(StoreCheck.run(address, StoreCheck.Options.everything()).findings()).as(when).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void whatIsPausedIsWhole(Databases.Kind kind) throws SQLException {
        StoreAddress address = DATABASES.fresh(kind, folder);
        try (Store store = Databases.open(address); Lively lively = new Lively(store)) {
            lively.fill(3, 9);
            String one = lively.start("both", 1);
            lively.settle();
            lively.engine().holding().pauseExecution(one, ME, Optional.empty(), true);
            whole(address, "one is paused");
            lively.engine().holding().pauseMachine(lively.machineArn(), ME, Optional.of("why"), false);
            List<String> waiting = List.of(lively.start("done", 1), lively.start("task", 2), lively.start("spread", 3));
            lively.settle();
            whole(address, "a machine is paused");
            lively.engine().holding().pauseEverything(ME, Optional.empty(), false);
            lively.start("done", 4);
            lively.settle();
            whole(address, "everything is paused");
            Lively.index(store);
            assertThat(held(address)).isPositive();

            lively.engine().holding().resumeEverything();
            lively.engine().holding().resumeMachine(lively.machineArn());
            lively.engine().holding().resumeExecution(one);
            Lively.until(() -> lively.engine().executions().look(waiting.getFirst()).status().ended());
            Lively.until(() -> heldNow(address) == 0);
            lively.settle();
            whole(address, "all goes on");
        }
    }

    private static long heldNow(StoreAddress address) {
        try {
            return held(address);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static long held(StoreAddress address) throws SQLException {
        try (var connection = Databases.connection(address);
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT count(*) FROM timer WHERE purpose = 5")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static Limit limit(String name, String json) {
        return Limit.read(name, Configuration.of(Json.read("{\"limits\":{\"" + name + "\":" + json + "}}"), "test",
                Path.of("")).value("limits").flatMap(value -> value.find(name)).orElseThrow());
    }

    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void whatWaitsForItsTurnIsWhole(Databases.Kind kind) throws SQLException {
        StoreAddress address = DATABASES.fresh(kind, folder);
        try (Store store = Databases.open(address); Lively lively = new Lively(store)) {
            String single = lively.machine("Single",
                    "{\"StartAt\":\"T\",\"States\":{\"T\":{\"Type\":\"Task\",\"Resource\":\"ACTIVITY\",\"End\":true}}}");
            String calls = lively.machine("Calls", """
                    {"StartAt":"T","States":{"T":{"Type":"Task","End":true,
                     "Resource":"arn:aws:states:::states:startExecution.sync","Parameters":{
                     "StateMachineArn":"%s","Input":{"kind":"wait"}}}}}""".formatted(lively.machineArn()));
            lively.engine().limiting().put(limit("single", "{\"machines\":[\"Single\"],\"concurrency\":1}"));
            lively.engine().limiting().put(limit("callers",
                    "{\"resources\":[\"arn:aws:states:::states:startExecution*\"],\"concurrency\":1}"));
            for (int i = 0; i < 3; i++) {
                lively.startOf(single, "{\"n\":" + i + "}");
                lively.startOf(calls, "{\"n\":" + i + "}");
            }
            Lively.until(() -> waiting(lively, "single") == 2 && waiting(lively, "callers") == 2);
            whole(address, "some wait for a place");
        }
        whole(address, "after the engine was closed");
    }

    private static long waiting(Lively lively, String limit) {
        return lively.engine().limiting().counts().entrySet().stream()
                .filter(group -> Limit.nameOf(group.getKey()).equals(limit))
                .mapToLong(group -> group.getValue().getOrDefault(Claims.State.WAITING, 0L)).sum();
    }

    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void whatIsForkedMigratedOrRedrivenIsWhole(Databases.Kind kind) throws SQLException {
        StoreAddress address = DATABASES.fresh(kind, folder);
        try (Store store = Databases.open(address); Lively lively = new Lively(store)) {
            List<String> all = lively.fill(11, 14);
            for (String arn : all.subList(0, 7)) {
                Lively.join(lively.engine().forks().fork(ForkRequest.of(arn, new At.Newest())));
            }
            Lively.join(lively.engine().forks().fork(new ForkRequest(all.get(6), new At.OfState("Which",
                    OptionalInt.empty()),
                    new Edits(Optional.of(Json.read("{\"kind\":\"wait\"}")), Optional.empty(),
                            Optional.empty(), Optional.empty()),
                    new ForkRequest.Target.Same(), Optional.of("edited"), Optional.of(ME), false)));
            lively.settle();
            whole(address, "some are forks");

            String task = lively.start("task", 1);
            String both = lively.start("both", 1);
            lively.settle();
            String text = store.machines().find(lively.machineArn()).orElseThrow().settings().definition();
            lively.engine().machines().update(lively.machineArn(), new Changes(
                    Optional.of(text.replace("\"Seconds\":36000", "\"Seconds\":18000")), Optional.empty(),
                    Optional.empty(), Optional.empty(), Optional.empty()));
            Lively.join(lively.engine().migrations().migrate(task, lively.machineArn()));
            Lively.join(lively.engine().migrations().migrate(both, lively.machineArn()));
            lively.settle();
            whole(address, "some run another version");

            redriven(lively);
            whole(address, "a map run was redriven");
        }
    }

    /** A map run of which one child failed, and which waits for a worker again. */
    private static void redriven(Lively lively) {
        String machine = lively.machine("Each", """
                {"StartAt":"E","States":{"E":{"Type":"Map","ItemsPath":"$.items","Label":"E","ItemProcessor":{
                 "ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},"StartAt":"C","States":{
                 "C":{"Type":"Choice","Choices":[{"Variable":"$","NumericEquals":2,"Next":"F"}],"Default":"P"},
                 "F":{"Type":"Fail","Error":"Two"},"P":{"Type":"Pass","End":true}}},"End":true}}}""");
        String arn = lively.startOf(machine, "{\"items\":[1,2,3]}");
        Lively.until(() -> lively.engine().executions().look(arn).status() == ExecutionStatus.FAILED);
        lively.settle();
        Lively.join(lively.engine().executions().redrive(arn, Optional.empty()));
        Lively.until(() -> lively.engine().executions().look(arn).status() == ExecutionStatus.FAILED);
        lively.settle();
    }
}
