package dev.pawl.container.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pawl.container.engine.ContainerPlan.Access;
import dev.pawl.container.engine.ContainerPlan.Condition;
import dev.pawl.container.engine.ContainerPlan.Dependency;
import dev.pawl.container.engine.ContainerPlan.Life;
import dev.pawl.container.engine.ContainerPlan.Limits;
import dev.pawl.container.engine.ContainerPlan.Program;
import dev.pawl.container.engine.Supervision.Action;
import dev.pawl.container.engine.Supervision.Decision;
import dev.pawl.container.engine.TaskRecord.StopCode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SupervisionTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Seen CREATED = new Seen.Created();
    private static final Seen RUNNING = new Seen.Running(Optional.empty());

    private static ContainerPlan container(String name, boolean essential, Dependency... needs) {
        return new ContainerPlan(name, "image", Program.OF_IMAGE, new Life(essential, List.of(needs), 10,
                Optional.empty()), Limits.NONE, Access.NONE);
    }

    private static Seen exited(int code) {
        return new Seen.Exited(code, false, Optional.empty());
    }

    private static Decision decide(TaskPlan plan, Map<String, Seen> seen) {
        return Supervision.decide(plan, seen, false, Map.of(), NOW);
    }

    private static TaskPlan plan(ContainerPlan... containers) {
        return new TaskPlan("id", new TaskPlan.Owner("test", "t", "e", "m", JsonNodeFactory.instance.objectNode()),
                List.of(containers), Optional.empty());
    }

    private static final TaskPlan CHAIN = plan(container("app", true, new Dependency("db", Condition.HEALTHY),
            new Dependency("init", Condition.SUCCESS)), container("db", false), container("init", false));

    @Test
    void whatDependsOnNothingStartsFirst() {
        assertThat(decide(CHAIN, Map.of("app", CREATED, "db", CREATED, "init", CREATED))).isEqualTo(
                new Decision.Act(List.of(new Action.Start("db"), new Action.Start("init"))));
        assertThat(decide(CHAIN, Map.of("app", CREATED, "db", new Seen.Running(Optional.of("starting")), "init",
                exited(0)))).isEqualTo(new Decision.Wait(Optional.empty()));
        assertThat(decide(CHAIN, Map.of("app", CREATED, "db", new Seen.Running(Optional.of("healthy")), "init",
                exited(0)))).isEqualTo(new Decision.Act(List.of(new Action.Start("app"))));
    }

    @Test
    void aDependencyThatCannotBeMetEndsTheTask() {
        for (Map<String, Seen> seen : List.of(Map.of("app", CREATED, "db", RUNNING, "init", exited(1)),
                Map.of("app", CREATED, "db", new Seen.Running(Optional.of("unhealthy")), "init", exited(0)),
                Map.of("app", CREATED, "db", exited(0), "init", exited(0)))) {
            assertThat(decide(CHAIN, seen)).isInstanceOfSatisfying(Decision.Stopping.class,
                    stopping -> assertThat(stopping.why().code()).isEqualTo(StopCode.FAILED_TO_START));
        }
    }

    @Test
    void onlyTheEndOfAnEssentialContainerEndsTheTask() {
        TaskPlan two = plan(container("main", true), container("side", false));
        assertThat(decide(two, Map.of("main", RUNNING, "side", exited(9))))
                .isEqualTo(new Decision.Wait(Optional.empty()));
        assertThat(decide(two, Map.of("main", exited(0), "side", RUNNING))).isInstanceOf(Decision.Stopping.class);
    }

    @Test
    void whatOthersNeedIsStoppedAfterThem() {
        Map<String, Seen> all = Map.of("app", RUNNING, "db", RUNNING, "init", exited(0));
        assertThat(Supervision.decide(CHAIN, all, true, Map.of(), NOW))
                .isEqualTo(new Decision.Act(List.of(new Action.Ask("app"))));
        assertThat(Supervision.decide(CHAIN, all, true, Map.of("app", NOW), NOW.plusSeconds(4)))
                .isEqualTo(new Decision.Wait(Optional.of(NOW.plusSeconds(10))));
        assertThat(Supervision.decide(CHAIN, all, true, Map.of("app", NOW), NOW.plusSeconds(10)))
                .isEqualTo(new Decision.Act(List.of(new Action.Kill("app"))));
        assertThat(Supervision.decide(CHAIN, Map.of("app", exited(0), "db", RUNNING, "init", exited(0)), true,
                Map.of("app", NOW), NOW)).isEqualTo(new Decision.Act(List.of(new Action.Ask("db"))));
        assertThat(Supervision.decide(CHAIN, Map.of("app", exited(0), "db", exited(0), "init", CREATED), true,
                Map.of(), NOW)).isEqualTo(new Decision.Ended());
    }

    @Test
    void aContainerThatSomebodyRemovedIsLost() {
        assertThat(decide(plan(container("main", true)), Map.of())).isInstanceOfSatisfying(Decision.Stopping.class,
                stopping -> assertThat(stopping.why().code()).isEqualTo(StopCode.LOST));
    }
}
