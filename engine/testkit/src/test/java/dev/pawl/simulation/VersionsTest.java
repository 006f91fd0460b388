package dev.pawl.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.engine.EngineException;
import dev.pawl.engine.EngineException.Reason;
import dev.pawl.engine.StateMachineAliases.NewAlias;
import dev.pawl.engine.StateMachineAliases.Route;
import dev.pawl.engine.StateMachines.Changes;
import dev.pawl.store.VersionRecord;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Versions and aliases through the front door. */
class VersionsTest {
    private final World world = new World(1);

    private static String gives(int number) {
        return "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"Result\":" + number + ",\"End\":true}}}";
    }

    private VersionRecord published(String machine, int number) {
        Changes changes = new Changes(Optional.of(gives(number)), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty());
        return world.engine().machines().updateAndPublish(machine, changes, "");
    }

    private void alias(String name, Route... routes) {
        world.engine().aliases().create(new NewAlias(name, "", List.of(routes)));
    }

    private static void assertRefused(ThrowingCallable call, Reason reason) {
        assertThatThrownBy(call).isInstanceOfSatisfying(EngineException.class,
                refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }

    private String output(String start) {
        String execution = world.start(start, "{}");
        return world.engine().executions().describe(execution).output().orElseThrow().text();
    }

    @Test
    void startsAreSharedOutByWeight() {
        String machine = world.machine("m", gives(1));
        String first = world.engine().machines().publish(machine, Optional.empty(), "").arn();
        String second = published(machine, 2).arn();
        alias("split", new Route(first, 20), new Route(second, 80));
        long seconds = IntStream.range(0, 1000).filter(i -> output(machine + ":split").equals("2")).count();

        assertThat(seconds).isBetween(750L, 850L);
        assertThat(output(first)).isEqualTo("1");
        assertThat(output(machine)).isEqualTo("2");
    }

    @Test
    void aVersionThatWasStartedIsTheSameAfterACrash() {
        String machine = world.machine("m", "{'StartAt':'W','States':{'W':{'Type':'Wait','Seconds':60,'Next':'A'},"
                + "'A':{'Type':'Pass','Result':1,'End':true}}}");
        String version = world.engine().machines().publish(machine, Optional.empty(), "").arn();
        alias("live", new Route(version, 100));
        String execution = world.start(machine + ":live", "{}");
        published(machine, 2);
        world.crash();
        world.pass(Duration.ofMinutes(2));

        var ended = world.engine().executions().describe(execution);
        assertThat(ended.output().orElseThrow().text()).isEqualTo("1");
        assertThat(ended.info().stateMachineVersionArn()).contains(version);
        assertThat(ended.info().stateMachineAliasArn()).contains(machine + ":live");
    }

    @Test
    void thereAreLimits() {
        String machine = world.machine("m", gives(0));
        IntStream.rangeClosed(1, 1000).forEach(number -> published(machine, number));
        IntStream.range(0, 100).forEach(i -> alias("a" + i, new Route(machine + ":1", 100)));

        assertRefused(() -> published(machine, 1001), Reason.SERVICE_QUOTA_EXCEEDED);
        assertThat(world.engine().machines().describe(machine).settings().definition()).isEqualTo(gives(1000));
        assertRefused(() -> alias("more", new Route(machine + ":1", 100)), Reason.SERVICE_QUOTA_EXCEEDED);
        alias("a7", new Route(machine + ":1", 100));
        world.engine().versions().delete(machine + ":1000");
        assertThat(published(machine, 1001).number()).isEqualTo(1001);
    }

    @Test
    void namesOfAliasesAreNoNumbers() {
        String machine = world.machine("m", gives(0));
        String version = world.engine().machines().publish(machine, Optional.empty(), "").arn();

        List.of("7", "a b", "", "x".repeat(81), "a:b", "ä")
                .forEach(name -> assertRefused(() -> alias(name, new Route(version, 100)), Reason.INVALID_NAME));
        List.of("v7", "7-", "x".repeat(80)).forEach(name -> alias(name, new Route(version, 100)));
        assertRefused(() -> alias("more", new Route(version, 101)), Reason.INVALID_ROUTING);
        assertRefused(() -> alias("more", new Route(version, -1), new Route(version, 101)), Reason.INVALID_ROUTING);
        assertRefused(() -> alias("none"), Reason.INVALID_ROUTING);
    }
}
