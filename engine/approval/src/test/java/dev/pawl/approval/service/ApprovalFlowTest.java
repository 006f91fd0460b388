package dev.pawl.approval.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.approval.model.Act;
import dev.pawl.approval.model.Status;
import dev.pawl.approval.rule.Verdict;
import dev.pawl.history.Failure;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.json.Json;
import dev.pawl.approval.model.Actor;
import dev.pawl.approval.model.Way;
import java.util.concurrent.Future;
import java.util.concurrent.Executors;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Callable;
import java.util.List;
import java.util.Collections;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Workflows that ask, and people who decide. */
class ApprovalFlowTest {
    private static final String ALICE = "{\"Title\":\"Pay\",\"Approvers\":{\"Users\":[\"alice\"]}}";
    private static final String TWO_OF_FINANCE = """
            {"Title":"Pay","Approvers":{"Groups":["finance"]},"Quorum":2}""";

    private final World world = new World();

    @Test
    void anApprovalIsTheOutputOfTheState() {
        String execution = world.ask("""
                {"Title":"Pay","Message":"Please **pay**","Approvers":{"Users":["alice"]},
                 "Form":{"type":"object","required":["account"],"properties":{"account":{"type":"integer"}}}}""");
        assertThat(world.execution(execution).status()).isEqualTo(ExecutionStatus.RUNNING);
        assertThat(world.engine().executionsInMemory()).isZero();

        world.act("alice", new Act.Approve(Optional.of("fine"), Optional.of(Json.read("{\"account\":4711}"))));

        JsonNode output = world.output(execution);
        assertThat(output.path("Decision").asText()).isEqualTo("APPROVED");
        assertThat(output.path("DecidedBy").asText()).isEqualTo("alice");
        assertThat(output.path("Answers").toString()).isEqualTo("{\"account\":4711}");
        assertThat(output.path("Approvals").toString())
                .isEqualTo("[{\"User\":\"alice\",\"At\":\"2026-03-02T12:00:00Z\","
                        + "\"Comment\":\"fine\",\"Answers\":{\"account\":4711}}]");
        assertThat(world.told()).containsExactly("REQUESTED alice");
    }

    @Test
    void aRejectionIsAnErrorThatCatchCanRouteAndRead() {
        String execution = world.start(World.machine(ALICE, """
                ,"Catch":[{"ErrorEquals":["Approval.Rejected"],"Next":"No",
                  "Output":"{% $parse($states.errorOutput.Cause).Reason %}"}]""")
                .replace("}}}", "},\"No\":{\"Type\":\"Pass\",\"End\":true}}}"));
        world.reject("alice", "too dear");
        assertThat(world.output(execution).asText()).isEqualTo("too dear");
    }

    @Test
    void manyActsAtOnceAreAllTaken() throws Exception {
        world.ask("{\"Title\":\"Pay\",\"Approvers\":{\"Users\":[\"alice\"]}}");
        String id = world.last().id();
        Actor alice = new Actor("alice", Way.REST);
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            List<Callable<Optional<Verdict>>> acts = Collections.nCopies(100,
                    () -> world.approvals().act(id, alice, new Act.Comment("now")));
            for (Future<Optional<Verdict>> verdict : threads.invokeAll(acts)) {
                assertThat(verdict.get()).containsInstanceOf(Verdict.Accepted.class);
            }
        }
        assertThat(world.last().course().comments()).hasSize(100);
    }

    @Test
    void answersThatTheFormDoesNotWantAreRefused() {
        String execution = world.ask("""
                {"Title":"Pay","Approvers":{"Users":["alice"]},
                 "Form":{"type":"object","required":["account"]}}""");
        assertThat(world.approve("alice")).isInstanceOfSatisfying(Verdict.Refused.class,
                refused -> assertThat(refused.text()).contains("account"));
        assertThat(world.execution(execution).status()).isEqualTo(ExecutionStatus.RUNNING);
    }

    @Test
    void argumentsThatMakeNoSenseFailTheState() {
        String execution = world.ask("""
                {"Title":"Pay","Approvers":{"Users":["nobody"], "Groups":["none"]},"Notify":["pigeon"],
                 "Form":{"type":"nonsense"}}""");
        assertThat(world.execution(execution).failure().error()).contains("Approval.InvalidArguments");
        assertThat(world.execution(execution).failure().cause().orElseThrow()).contains("nobody is not",
                "none has none", "'pigeon'", "/Form");
    }

    @Test
    void twoOfThreeApproveAndTheThirdIsNotNeeded() {
        String execution = world.ask(TWO_OF_FINANCE);
        assertThat(world.waitingFor("carol")).containsExactly("Pay");
        world.approve("alice");
        assertThat(world.waitingFor("alice")).isEmpty();
        world.approve("bob");
        assertThat(world.output(execution).path("Approvals").size()).isEqualTo(2);
        assertThat(world.approve("carol")).isInstanceOf(Verdict.Refused.class);
        assertThat(world.waitingFor("carol")).isEmpty();
    }

    @Test
    void aQuorumThatCannotBeReachedIsARejection() {
        String execution = world.ask(TWO_OF_FINANCE);
        world.reject("alice", "no");
        assertThat(world.execution(execution).status()).isEqualTo(ExecutionStatus.RUNNING);
        world.reject("bob", "never");
        assertThat(world.execution(execution).failure().error()).contains("Approval.Rejected");
        assertThat(world.cause(execution).path("Reason").asText()).isEqualTo("never");
        assertThat(world.cause(execution).path("Rejections").size()).isEqualTo(2);
    }

    @Test
    void whereAllHaveToApproveOneNoIsEnough() {
        String execution = world.ask("""
                {"Title":"Pay","Approvers":{"Groups":["finance"]},"Quorum":"all",
                 "Escalation":[{"After":60,"To":{"Users":["dave"]}}]}""");
        world.pass(Duration.ofSeconds(61));
        world.approve("alice");
        world.reject("bob", "not me");
        assertThat(world.execution(execution).failure().error()).contains("Approval.Rejected");
        assertThat(world.cause(execution).path("Reason").asText()).isEqualTo("not me");
    }

    @Test
    void whoAskedMayNotDecide() {
        world.ask("{\"Title\":\"Pay\",\"Approvers\":{\"Groups\":[\"finance\"]},\"Requester\":\"alice\"}");
        assertThat(world.approve("alice")).isInstanceOfSatisfying(Verdict.Refused.class,
                refused -> assertThat(refused.why()).isEqualTo(Verdict.Why.NOT_ALLOWED));
        assertThat(world.act("bob", new Act.Delegate("alice", Optional.empty()))).isInstanceOf(Verdict.Refused.class);
        assertThat(world.waitingFor("alice")).isEmpty();
        assertThat(world.approve("bob")).isInstanceOf(Verdict.Accepted.class);
    }

    @Test
    void whoeverLetsAnotherDecideDecidesNoMore() {
        String execution = world.ask(ALICE);
        world.act("alice", new Act.Delegate("dave", Optional.of("I am away")));
        assertThat(world.waitingFor("alice")).isEmpty();
        assertThat(world.waitingFor("dave")).containsExactly("Pay");
        assertThat(world.approve("alice")).isInstanceOf(Verdict.Refused.class);
        world.approve("dave");
        assertThat(world.output(execution).at("/Approvals/0/InPlaceOf").asText()).isEqualTo("alice");
    }

    @Test
    void aQuestionWaitsForWhoIsAskedAndTheRequestGoesOn() {
        String execution = world
                .ask("{\"Title\":\"Pay\",\"Approvers\":{\"Users\":[\"alice\"]},\"Requester\":\"erin\"}");
        world.act("alice", new Act.AskBack(Optional.empty(), "What for?"));
        assertThat(world.waitingFor("erin")).containsExactly("Pay");
        world.act("erin", new Act.Answer(Optional.empty(), "Travel"));
        assertThat(world.waitingFor("erin")).isEmpty();
        world.act("erin", new Act.Comment("Thanks"));
        world.approve("alice");
        assertThat(world.output(execution).at("/Questions/0/Answer").asText()).isEqualTo("Travel");
        assertThat(world.output(execution).at("/Comments/0/Text").asText()).isEqualTo("Thanks");
        assertThat(world.told()).contains("ANSWERED alice");
    }

    @Test
    void whatSomebodyHasTakenIsLeftAloneByOthers() {
        world.ask("{\"Title\":\"Pay\",\"Approvers\":{\"Groups\":[\"finance\"]}}");
        world.act("bob", new Act.Claim());
        assertThat(world.told()).contains("CLAIMED alice", "CLAIMED carol").doesNotContain("CLAIMED bob");
        assertThat(world.waitingFor("alice")).isEmpty();
        assertThat(world.approve("alice")).isInstanceOf(Verdict.Refused.class);
        world.act("bob", new Act.Release());
        assertThat(world.approve("alice")).isInstanceOf(Verdict.Accepted.class);
    }

    @Test
    void remindersEscalationAndDueTimeComeByThemselves() {
        String execution = world.ask("""
                {"Title":"Pay","Approvers":{"Users":["alice"]},"Reminders":3600,"Due":86400,
                 "Escalation":[{"After":7200,"To":{"Groups":["boss"]}}]}""");
        world.pass(Duration.ofHours(1));
        assertThat(world.told()).containsExactly("REMINDER alice", "REQUESTED alice");
        world.pass(Duration.ofHours(1));
        assertThat(world.told()).contains("ESCALATED carol", "REMINDER carol");
        assertThat(world.waitingFor("carol")).containsExactly("Pay");
        world.pass(Duration.ofHours(22));
        assertThat(world.execution(execution).failure().error()).contains("Approval.Expired");
        assertThat(world.last().course().status()).isEqualTo(Status.EXPIRED);
        assertThat(world.last().course().reminders()).isEqualTo(23);
        assertThat(world.waitingFor("carol")).isEmpty();
    }

    @Test
    void whatBecomesOfARequestThatIsDueCanBeSaid() {
        String approved = world.ask(ALICE.replace("}}", "},\"Due\":60,\"OnDue\":\"Approve\"}"));
        world.pass(Duration.ofMinutes(2));
        assertThat(world.output(approved).path("Reason").asText()).isEqualTo("Nobody decided in time");
        String rejected = world.ask(ALICE.replace("}}", "},\"Due\":\"2026-03-02T13:00:00Z\",\"OnDue\":\"Reject\"}"));
        world.pass(Duration.ofHours(1));
        assertThat(world.execution(rejected).failure().error()).contains("Approval.Rejected");
    }

    @Test
    void aRequestThatItsExecutionGivesUpLeavesAllLists() {
        String execution = world.start(World.machine(ALICE, ",\"TimeoutSeconds\":60"));
        world.pass(Duration.ofMinutes(2));
        assertThat(world.execution(execution).failure().error()).contains("States.Timeout");
        assertThat(world.last().course().status()).isEqualTo(Status.CANCELLED);
        assertThat(world.waitingFor("alice")).isEmpty();
        assertThat(world.told()).contains("CANCELLED alice");

        String stopped = world.ask(ALICE);
        world.engine().executions().stop(stopped, Failure.of("Enough"));
        world.settle();
        assertThat(world.last().course().status()).isEqualTo(Status.CANCELLED);
        assertThat(world.approve("alice")).isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void silenceEndsTheStateWhereAHeartbeatIsExpected() {
        String execution = world.start(World.machine(ALICE, ",\"HeartbeatSeconds\":60"));
        world.pass(Duration.ofMinutes(2));
        assertThat(world.execution(execution).failure().error()).contains("States.Timeout");
        assertThat(world.last().course().status()).isEqualTo(Status.CANCELLED);
    }

    @Test
    void onlyADecisionDecides() {
        world.ask(ALICE);
        String token = world.last().origin().token();
        for (var refused : java.util.List.of(world.engine().tasks().succeed(token, "{}"),
                world.engine().tasks().fail(token, Failure.of("No")), world.engine().tasks().heartbeat(token))) {
            world.settle();
            assertThatThrownBy(() -> refused.toCompletableFuture().join())
                    .hasMessageContaining("Invalid Token: 'The task is ended by the service");
        }
        assertThat(world.last().course().status()).isEqualTo(Status.WAITING);
    }

    @Test
    void aRejectedRequestIsAskedAnewOnRedrive() {
        String execution = world.ask(ALICE);
        world.reject("alice", "no");
        world.engine().executions().redrive(execution, Optional.empty());
        world.settle();
        assertThat(world.requests()).hasSize(2);
        assertThat(world.last().course().votes()).isEmpty();
        world.approve("alice");
        assertThat(world.execution(execution).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    }

    @Test
    void votesOfARequestThatWasInterruptedAreKeptOnRedrive() {
        String execution = world.ask(TWO_OF_FINANCE);
        world.approve("alice");
        world.act("bob", new Act.Comment("Let me see"));
        world.engine().executions().stop(execution, Failure.of("Enough"));
        world.settle();
        world.engine().executions().redrive(execution, Optional.empty());
        world.settle();
        assertThat(world.last().course().count(dev.pawl.approval.model.Vote.Choice.APPROVE)).isEqualTo(1);
        assertThat(world.last().course().comments()).hasSize(1);
        world.approve("bob");
        assertThat(world.output(execution).path("Approvals").size()).isEqualTo(2);
    }

    @Test
    void aRetrierAsksAnew() {
        String execution = world.start(World.machine(ALICE, """
                ,"Retry":[{"ErrorEquals":["Approval.Rejected"],"IntervalSeconds":1,"MaxAttempts":1}]"""));
        world.reject("alice", "no");
        world.pass(Duration.ofSeconds(2));
        world.approve("alice");
        assertThat(world.requests()).hasSize(2);
        assertThat(world.execution(execution).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    }

    @Test
    void jsonPathAsksAsWell() {
        String execution = world.start("""
                {"StartAt":"Ask","States":{"Ask":{"Type":"Task","Resource":"arn:pawl:states:::approval:request",
                 "Parameters":{"Title.$":"$$.Execution.Name","Approvers":{"Users":["alice"]}},
                 "ResultSelector":{"who.$":"$.Approvals[0].User"},"End":true}}}""");
        assertThat(world.last().ask().title()).isEqualTo("one");
        world.approve("alice");
        assertThat(world.output(execution).toString()).isEqualTo("{\"who\":\"alice\"}");
    }
}
