package dev.pawl.migrate;

import dev.pawl.asl.Flow;
import dev.pawl.asl.ItemProcessor;
import dev.pawl.asl.MapState;
import dev.pawl.asl.ParallelState;
import dev.pawl.asl.State;
import dev.pawl.asl.StateMachine;
import dev.pawl.asl.TaskState;
import dev.pawl.interpreter.model.ExecutionState;
import dev.pawl.interpreter.model.Frame;
import dev.pawl.interpreter.model.MapRun;
import dev.pawl.interpreter.model.Progress;
import dev.pawl.interpreter.model.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Holds where an execution stands against another definition. What is under way there must be there too: the
 * same
 * state at the same place, of the same kind, with the same work outstanding. What comes after may be
 * anything.
 */
public final class Compatibility {
    private final Places before;
    private final Places after;
    private final List<Obstacle> found = new ArrayList<>();

    private Compatibility(StateMachine from, StateMachine to, ExecutionState state) {
        before = new Places(from, state);
        after = new Places(to, state);
    }

    /** What speaks against going on by the other definition, what forbids it first; empty if nothing does. */
    public static List<Obstacle> check(StateMachine from, StateMachine to, ExecutionState state) {
        Compatibility check = new Compatibility(from, to, state);
        state.frames().forEach(check::frame);
        List<Obstacle> all = new ArrayList<>(check.found.stream().filter(Obstacle::blocks).toList());
        if (all.isEmpty()) {
            all.addAll(check.found);
            all.addAll(DataCheck.check(from, to, state));
        }
        return List.copyOf(all);
    }

    /** Whether any of them forbids it. */
    public static boolean forbidden(List<Obstacle> obstacles) {
        return obstacles.stream().anyMatch(Obstacle::blocks);
    }

    private void frame(Frame frame) {
        Optional<Flow> was = before.flow(frame);
        Optional<Flow> is = after.flow(frame);
        if (was.isEmpty() || is.isEmpty()) {
            return; // the state around it says so
        }
        switch (frame.step()) {
            case Step.Starting s -> {
                // It begins where the other definition begins.
            }
            case Step.Finished s -> {
                // Nothing is left to do in this flow.
            }
            case Step.Entering s -> present(frame, s.state(), is.get());
            case Step.Inside s -> present(frame, s.state(), is.get())
                    .ifPresent(there -> inside(frame, s, was.get().state(s.state()), there));
        }
    }

    private Optional<State> present(Frame frame, String name, Flow flow) {
        Optional<State> there = Optional.ofNullable(flow.states().get(name));
        if (there.isEmpty()) {
            forbid(frame, name, "Expected the state " + name + ", but the other definition has none at this place");
        }
        return there;
    }

    private void inside(Frame frame, Step.Inside inside, State was, State is) {
        if (was.type() != is.type()) {
            forbid(frame, was.name(), "Expected " + kind(was) + ", but in the other definition it is " + kind(is));
            return;
        }
        if (was.info().queryLanguage() != is.info().queryLanguage()) {
            forbid(frame, was.name(), "Expected the query language " + was.info().queryLanguage()
                    + ", but in the other definition it is " + is.info().queryLanguage());
        }
        underWay(frame, inside.progress(), was, is);
        if (inside.retries().total() > 0 && !retriers(was).equals(retriers(is))) {
            found.add(Obstacle.warning(before.name(frame, was.name()), "Its Retry is another one now, and what was"
                    + " retried before counts for the retriers at the same places"));
        }
    }

    private void underWay(Frame frame, Progress progress, State was, State is) {
        if (is instanceof TaskState task && progress instanceof Progress.Tasking) {
            resource(frame, (TaskState) was, task);
        }
        if (is instanceof ParallelState parallel && progress instanceof Progress.Branching branching
                && branching.running().size() != parallel.branches().size()) {
            forbid(frame, was.name(), "Expected " + branching.running().size() + " branches, for they run, but the"
                    + " other definition has " + parallel.branches().size());
        }
        if (is instanceof MapState map) {
            map(frame, progress, (MapState) was, map);
        }
    }

    private void resource(Frame frame, TaskState was, TaskState is) {
        if (!was.resource().arn().equals(is.resource().arn())) {
            forbid(frame, was.name(), "Expected the Resource " + was.resource().arn() + ", for it is under way, but"
                    + " in the other definition it is " + is.resource().arn());
        }
    }

    private void map(Frame frame, Progress progress, MapState was, MapState is) {
        boolean inline = progress instanceof Progress.Iterating;
        boolean distributed = progress instanceof Progress.Distributing;
        ItemProcessor.Mode mode = is.processor().mode();
        if ((inline && mode != ItemProcessor.Mode.INLINE)
                || (distributed && mode != ItemProcessor.Mode.DISTRIBUTED)) {
            forbid(frame, was.name(), "Expected the Map to run " + word(was.processor().mode())
                    + ", for its items are under way, but in the other definition it is " + word(mode));
        } else if (distributed && !MapRun.label(was).equals(MapRun.label(is))) {
            forbid(frame, was.name(), "Expected the Label " + MapRun.label(was)
                    + ", for its map run is under way, but in the other definition it is " + MapRun.label(is));
        }
    }

    private void forbid(Frame frame, String stateName, String message) {
        found.add(Obstacle.blocking(before.name(frame, stateName), message));
    }

    private static Object retriers(State state) {
        return switch (state) {
            case TaskState s -> s.retriers();
            case ParallelState s -> s.retriers();
            case MapState s -> s.retriers();
            default -> List.of();
        };
    }

    private static String word(ItemProcessor.Mode mode) {
        return mode == ItemProcessor.Mode.INLINE ? "inline" : "distributed";
    }

    private static String kind(State state) {
        String name = state.type().name();
        return "a " + name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT) + " state";
    }
}
