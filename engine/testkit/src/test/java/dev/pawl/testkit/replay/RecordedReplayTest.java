package dev.pawl.testkit.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.pawl.asl.parse.DefinitionParser;
import dev.pawl.testkit.recorded.RecordedCase;
import dev.pawl.testkit.replay.Replayed.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An execution that was recorded on AWS, on the definition that it ran: it must go the same way. */
class RecordedReplayTest {
    /** Their recordings say only that there was a name or a time, not which, and their outputs show it. */
    private static final List<String> HIDDEN = List.of("base/wait/wait_timestamppath[",
            "intrinsic_functions/generic/nested_calls_1:", "scenarios/base_scenarios/wait_timestamp_",
            "services/aws_sdk_task_service/dynamodb_put_update_get_item:");

    private final List<RecordedCase> cases = RecordedCase.all();

    @Test
    void everyRecordedExecutionGoesTheSameWayOnItsOwnDefinition() {
        assumeFalse(cases.isEmpty(), "the recordings are not there");
        List<String> other = new ArrayList<>();
        for (RecordedCase one : cases) {
            Replayed replayed = new Replay(DefinitionParser.parseTrusted(one.definition()), false)
                    .of(new Recording(one.id(), Optional.empty(), one.events(), Map.of()));
            if (replayed.verdict() != Verdict.SAME) {
                other.add(one.id() + ": " + replayed.verdict() + " " + replayed.fork() + replayed.differences() + " "
                        + replayed.now() + replayed.unknown() + replayed.remarks());
            }
        }
        assertThat(other).as(cases.size() + " recordings")
                .allSatisfy(line -> assertThat(HIDDEN).anyMatch(line::startsWith));
        assertThat(cases).hasSizeGreaterThanOrEqualTo(366);
    }
}
