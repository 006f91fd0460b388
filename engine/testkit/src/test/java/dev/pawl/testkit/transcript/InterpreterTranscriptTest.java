package dev.pawl.testkit.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.history.HistoryEvent;
import dev.pawl.interpreter.fold.Snapshots;
import dev.pawl.interpreter.model.ExecutionState;
import dev.pawl.interpreter.model.Moment;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InterpreterTranscriptTest {
    /** Decisions that yield after so many nanoseconds would make the history depend on the machine. */
    private static final Moment.Limits UNHURRIED = new Moment.Limits(500, Long.MAX_VALUE, 25_000);
    private static final Moment.Limits ONE_STEP_EACH = new Moment.Limits(1, Long.MAX_VALUE, 25_000);

    static List<Transcript> transcripts() {
        return Transcript.all();
    }

    @ParameterizedTest
    @MethodSource("transcripts")
    void the_history_is_as_written(Transcript transcript) {
        InterpreterPlayer player = player(transcript, UNHURRIED);

        ExecutionState state = player.play();

        assertThat(player.lines()).isEqualTo(transcript.expected());
        assertThat(Ending.of(state)).isEqualTo(transcript.ending());
    }

    @ParameterizedTest
    @MethodSource("transcripts")
    void folding_the_events_anew_gives_the_same_state_and_leaves_no_timer(Transcript transcript) {
        InterpreterPlayer player = player(transcript, UNHURRIED);

        ExecutionState state = player.play();

        assertThat(Snapshots.write(player.foldedAnew())).isEqualTo(Snapshots.write(state));
        assertThat(Ending.of(player.foldedAnew())).isEqualTo(Ending.of(state));
        assertThat(player.timers()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("transcripts")
    void decisions_that_yield_after_each_step_end_the_same_and_leave_no_gap(Transcript transcript) {
        InterpreterPlayer player = player(transcript, ONE_STEP_EACH);

        ExecutionState state = player.play();

        assertThat(Ending.of(state)).isEqualTo(transcript.ending());
        assertThat(player.events().stream().filter(HistoryEvent::visible).map(HistoryEvent::id))
                .containsExactlyElementsOf(LongStream.rangeClosed(1, state.lastEventId()).boxed().toList());
        assertThat(Snapshots.write(player.foldedAnew())).isEqualTo(Snapshots.write(state));
    }

    private static InterpreterPlayer player(Transcript transcript, Moment.Limits limits) {
        return new InterpreterPlayer(transcript.definition(), transcript.input(), transcript.answers(), limits, 7)
                .redrivenAfter(transcript.redrives());
    }
}
