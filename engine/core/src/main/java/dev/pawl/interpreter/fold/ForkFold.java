package dev.pawl.interpreter.fold;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.history.Event;
import dev.pawl.history.HistoryEvent;
import dev.pawl.interpreter.model.ExecutionState;
import dev.pawl.interpreter.model.Frame;
import dev.pawl.interpreter.model.Progress;
import dev.pawl.interpreter.model.Step;
import dev.pawl.json.Payload;
import java.time.Duration;
import java.util.List;

/**
 * An execution begins as another one stood: what was under way there begins anew here, for it belongs to the
 * other one, and what is edited takes effect.
 */
final class ForkFold {
    private ForkFold() {}

    static void apply(ExecutionState state, HistoryEvent event, Event.Forked what) {
        Duration later = Duration.between(what.at(), event.timestamp());
        for (Frame frame : List.copyOf(state.frames())) {
            if (frame.step() instanceof Step.Inside inside) {
                beginAnew(frame, inside, later);
            }
        }
        JsonNode begins = what.begins().value();
        begins.path("variables").properties().forEach(frame -> edit(state, frame.getKey(), frame.getValue()));
        Frame frame = state.frame(what.frame()).orElseThrow(() -> new IllegalStateException(
                "Expected frame " + what.frame() + " to go on after the fork, but it has ended"));
        frame.moveTo(new Step.Entering(begins.path("state").textValue(), Payload.of(begins.path("input"))));
    }

    private static void edit(ExecutionState state, String frame, JsonNode variables) {
        state.frame(Integer.parseInt(frame)).ifPresent(edited -> {
            edited.forgetVariables();
            variables.properties().forEach(variable -> edited.assign(variable.getKey(), variable.getValue()));
        });
    }

    /** Retries and catchers stay as they stood, and so does what is left of a wait. */
    private static void beginAnew(Frame frame, Step.Inside inside, Duration later) {
        switch (inside.progress()) {
            case Progress.Fresh p -> frame.moveTo(inside.with(new Progress.Fresh()));
            case Progress.Tasking p -> wayIn(frame, inside);
            case Progress.Distributing p -> wayIn(frame, inside);
            case Progress.Waiting p -> frame.moveTo(new Step.Inside(inside.state(), inside.input(),
                    inside.enteredEventId(), inside.beforeEnteredId(), inside.enteredAt().plus(later),
                    inside.retries(), new Progress.Fresh()));
            case Progress.BackingOff p -> frame.moveTo(inside.with(new Progress.BackingOff(p.until().plus(later))));
            case Progress.Branching p -> {
                // Its branches are frames of their own.
            }
            case Progress.Iterating p -> {
                // So are its iterations.
            }
        }
    }

    private static void wayIn(Frame frame, Step.Inside inside) {
        frame.moveTo(inside.with(new Progress.Fresh()));
        frame.follow(inside.enteredEventId());
    }
}
