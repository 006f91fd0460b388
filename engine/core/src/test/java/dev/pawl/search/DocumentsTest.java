package dev.pawl.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.history.Failure;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.json.Payload;
import dev.pawl.store.Ended;
import dev.pawl.interpreter.model.ExecutionInfo;
import dev.pawl.store.ExecutionRecord;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is counted of an execution that has ended. */
class DocumentsTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private static Ended end(Optional<Instant> redriven) {
        ExecutionInfo info = new ExecutionInfo("arn:aws:states:us-east-1:123456789012:execution:m:e", "e",
                "arn:aws:states:us-east-1:123456789012:stateMachine:m", "m", "role", "revision", START,
                Payload.EMPTY_OBJECT, Optional.empty(), Optional.empty());
        return Documents.of(new ExecutionRecord(1, 0, info, 1, ExecutionStatus.SUCCEEDED,
                Optional.of(START.plusSeconds(3600)), Optional.of(Payload.EMPTY_OBJECT), Failure.UNNAMED,
                redriven.isPresent() ? 1 : 0, redriven, Optional.empty(), Optional.empty(), Optional.empty())).end()
                .orElseThrow();
    }

    @Test
    void one_that_was_redriven_took_as_long_as_since_then() {
        assertThat(Ended.millisOf(end(Optional.empty()).duration())).isBetween(3_400_000L, 3_800_000L);
        assertThat(Ended.millisOf(end(Optional.of(START.plusSeconds(3590))).duration())).isBetween(9_000L, 11_000L);
    }
}
