package dev.pawl.approval.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.approval.model.Act;
import dev.pawl.approval.model.Actor;
import dev.pawl.approval.model.ApprovalRequest;
import dev.pawl.approval.model.Way;
import dev.pawl.approval.rule.Possible;
import dev.pawl.approval.rule.Rules;
import dev.pawl.approval.rule.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is offered is what the rules take, for everybody and at each turn of a request. */
class PossibleTest {
    private static final Map<Possible, Act> SAMPLES = Map.of(
            Possible.APPROVE, new Act.Approve(Optional.empty(), Optional.empty()),
            Possible.REJECT, new Act.Reject(Optional.empty(), Optional.empty()),
            Possible.ASK, new Act.AskBack(Optional.of("dave"), "why?"),
            Possible.ANSWER, new Act.Answer(Optional.empty(), "so"),
            Possible.COMMENT, new Act.Comment("hm"), Possible.CLAIM, new Act.Claim(),
            Possible.RELEASE, new Act.Release(), Possible.DELEGATE, new Act.Delegate("dave", Optional.empty()));

    private final World world = new World();

    @Test
    void theRulesTakeWhatIsOfferedAndNothingElse() {
        world.ask("{\"Title\":\"Pay\",\"Requester\":\"erin\",\"Approvers\":{\"Groups\":[\"finance\"]},\"Quorum\":2}");
        check();
        act("alice", new Act.AskBack(Optional.empty(), "what for?"));
        act("erin", new Act.Answer(Optional.empty(), "travel"));
        act("bob", new Act.Approve(Optional.empty(), Optional.empty()));
        act("alice", new Act.Claim());
        act("alice", new Act.Release());
        act("carol", new Act.Delegate("dave", Optional.empty()));
        act("dave", new Act.Claim());
        act("dave", new Act.Reject(Optional.empty(), Optional.empty()));
        act("alice", new Act.Approve(Optional.empty(), Optional.empty()));
        assertThat(world.last().course().status().closed()).isTrue();
    }

    private void act(String person, Act act) {
        assertThat(world.act(person, act)).isInstanceOf(Verdict.Accepted.class);
        check();
    }

    private void check() {
        ApprovalRequest request = world.last();
        for (String person : List.of("alice", "bob", "carol", "erin", "mallory")) {
            Set<Possible> taken = SAMPLES.entrySet().stream()
                    .filter(sample -> Rules.act(request, new Actor(person, Way.REST), sample.getValue(),
                            world.approvals().scene()) instanceof Verdict.Accepted)
                    .map(Map.Entry::getKey).collect(Collectors.toSet());
            if (request.course().delegations().isEmpty()) {
                assertThat(Possible.of(request, person, World.PEOPLE)).as(person).isEqualTo(taken);
            } else {
                // dave holds a seat by now, so nobody can pass another one on to him
                assertThat(Possible.of(request, person, World.PEOPLE)).as(person).containsAll(taken);
            }
        }
    }
}
