package dev.pawl.approval.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.approval.model.Act;
import dev.pawl.approval.model.Actor;
import dev.pawl.approval.model.Status;
import dev.pawl.approval.model.Way;
import dev.pawl.approval.notify.UndeliverableException;
import dev.pawl.approval.rule.Verdict;
import dev.pawl.history.Event;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.store.Executions.HistoryRange;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Power cuts at moments from a seed: nothing that was acknowledged is lost, and workflows are told exactly
 * once.
 */
class CrashTest {
    private static final String ASK = """
            {"Title":"Pay","Approvers":{"Groups":["finance"]},"Quorum":2,"Due":600,"OnDue":"Approve"}""";

    static List<Long> seeds() {
        return new Random(4711).longs(60).boxed().toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatWasAcknowledgedIsKeptAndTheWorkflowIsToldOnce(long seed) {
        World world = new World(seed);
        Random random = new Random(seed);
        String execution = world.ask(ASK);
        for (String person : List.of("alice", "bob")) {
            world.steps(random.nextInt(6));
            if (random.nextBoolean()) {
                world.crash();
            }
            Act act = new Act.Approve(Optional.of("yes"), Optional.empty());
            Verdict verdict = world.approvals().act(world.last().id(), new Actor(person, Way.REST), act).orElseThrow();
            assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
            world.steps(random.nextInt(8));
            world.crash();
        }
        // an errand that was taken by a process that died is taken again a minute later
        world.pass(Duration.ofMinutes(3));

        assertThat(world.last().course().status()).isEqualTo(Status.APPROVED);
        assertThat(world.execution(execution).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(world.output(execution).path("Approvals").size()).isEqualTo(2);
        assertThat(world.requests()).hasSize(1);
        assertThat(ends(world, execution)).isEqualTo(1);
        assertThat(world.approvals().verify(Optional.empty()).broken()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aRequestIsMadeOnceWheneverTheProcessDies(long seed) {
        World world = new World(seed);
        Random random = new Random(seed);
        String execution = world.begin(World.machine(ASK, ""));
        for (int i = 0; i < 3; i++) {
            world.steps(random.nextInt(9));
            world.crash();
        }
        world.pass(Duration.ofMinutes(12));
        assertThat(world.requests()).hasSize(world.exists(execution) ? 1 : 0);
        if (!world.exists(execution)) {
            return;
        }
        assertThat(world.last().course().status()).isEqualTo(Status.APPROVED);
        assertThat(world.execution(execution).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    }

    @Test
    void peopleAreToldAgainUntilItWorksAndThenGivenUp() {
        World world = new World();
        world.mail.refuse(Optional.of(new IllegalStateException("The server is busy")));
        world.ask(ASK);
        world.pass(Duration.ofSeconds(10));
        assertThat(world.approvals().open(world.last().id())).hasSize(3)
                .allSatisfy(errand -> assertThat(errand.why()).contains("The server is busy"));
        world.mail.refuse(Optional.empty());
        world.pass(Duration.ofMinutes(1));
        assertThat(world.told()).containsExactly("REQUESTED alice", "REQUESTED bob", "REQUESTED carol");

        world.mail.refuse(Optional.of(new UndeliverableException("No such mailbox")));
        world.ask(ASK);
        world.pass(Duration.ofSeconds(10));
        assertThat(world.approvals().open(world.last().id())).hasSize(3)
                .allSatisfy(errand -> assertThat(errand.givenUp()).isTrue());
        assertThat(world.approvals().audit(Optional.of(world.last().id()), 0, 10))
                .anySatisfy(entry -> assertThat(entry.entry()).contains("notNotified", "No such mailbox"));
    }

    private static long ends(World world, String execution) {
        return world.engine().executions().history(execution, new HistoryRange(1, 1_000, false)).stream()
                .filter(event -> event.event() instanceof Event.TaskSucceeded).count();
    }
}
