package dev.pawl.testkit.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.pawl.asl.StateMachine;
import dev.pawl.asl.parse.DefinitionParser;
import dev.pawl.testkit.coverage.Coverage.Item;
import dev.pawl.testkit.recorded.RecordedCase;
import dev.pawl.testkit.trace.Trace;
import dev.pawl.testkit.trace.Visit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What holds of the coverage of every execution that was recorded on AWS. */
class RecordedCoverageTest {
    private final List<RecordedCase> cases = RecordedCase.all();

    @Test
    void everyStateThatWasEnteredIsCovered() {
        assumeFalse(cases.isEmpty(), "the recordings are not there");
        for (RecordedCase one : cases) {
            Set<String> entered = new LinkedHashSet<>();
            one.events().forEach(event -> {
                if (event.path("type").asText().endsWith("StateEntered")) {
                    entered.add(event.path("stateEnteredEventDetails").path("name").asText());
                }
            });
            assertThat(coverage(one).items().stream().filter(Item::covered).map(Item::target)
                    .filter(Target.Entered.class::isInstance).map(Target::state)).as(one.id())
                    .containsExactlyInAnyOrderElementsOf(entered);
        }
    }

    @Test
    void everyChoiceThatLedOnTookOneWay() {
        assumeFalse(cases.isEmpty(), "the recordings are not there");
        int choices = 0;
        for (RecordedCase one : cases) {
            long left = Trace.of(one.events()).visits().stream()
                    .filter(visit -> visit.type().equals("Choice") && visit.exited().isPresent()).count();
            long ways = coverage(one).items().stream().filter(item -> item.target().kind() == Target.Kind.CHOICES)
                    .mapToLong(Item::times).sum();
            assertThat(ways).as(one.id()).isEqualTo(left);
            choices += (int) left;
        }
        assertThat(choices).isGreaterThanOrEqualTo(31);
    }

    @Test
    void whoeverDidNotGoOnAsWrittenWasCaught() {
        assumeFalse(cases.isEmpty(), "the recordings are not there");
        List<String> wrong = new ArrayList<>();
        int caught = 0;
        for (RecordedCase one : cases) {
            long failed = Trace.of(one.events()).visits().stream().filter(RecordedCoverageTest::leftAfterAnError)
                    .count();
            long caughts = coverage(one).items().stream().filter(item -> item.target().kind() == Target.Kind.CATCHES)
                    .mapToLong(Item::times).sum();
            if (caughts < failed) {
                wrong.add(one.id() + ": " + failed + " failed and went on, " + caughts + " were caught");
            }
            caught += (int) caughts;
        }
        assertThat(wrong).isEmpty();
        assertThat(caught).isGreaterThanOrEqualTo(28);
    }

    @Test
    void everyFurtherAttemptHadARetrier() {
        assumeFalse(cases.isEmpty(), "the recordings are not there");
        List<String> wrong = new ArrayList<>();
        for (RecordedCase one : cases) {
            long again = Trace.of(one.events()).visits().stream()
                    .mapToLong(visit -> Math.max(0, visit.events().stream()
                            .filter(event -> event.scheduled() || event.type().equals(visit.type() + "StateStarted"))
                            .count() - 1))
                    .sum();
            long retried = coverage(one).items().stream().filter(item -> item.target() instanceof Target.Retried)
                    .mapToLong(Item::times).sum();
            if (retried != again) {
                wrong.add(one.id() + ": " + again + " further attempts, " + retried + " retries");
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static boolean leftAfterAnError(Visit visit) {
        return visit.exited().isPresent() && visit.events().size() > 1
                && visit.events().get(visit.events().size() - 2).taskFailed();
    }

    private static Coverage coverage(RecordedCase one) {
        StateMachine machine = DefinitionParser.parseTrusted(one.definition());
        return Coverage.of("machine", machine).add(one.events()).soFar();
    }
}
