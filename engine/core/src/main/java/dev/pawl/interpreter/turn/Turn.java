package dev.pawl.interpreter.turn;

import dev.pawl.asl.Flow;
import dev.pawl.asl.MapState;
import dev.pawl.asl.ParallelState;
import dev.pawl.asl.State;
import dev.pawl.asl.StateMachine;
import dev.pawl.expr.Ambient;
import dev.pawl.expr.Variables;
import dev.pawl.history.Event;
import dev.pawl.history.HistoryEvent;
import dev.pawl.interpreter.fold.Fold;
import dev.pawl.interpreter.model.Command;
import dev.pawl.interpreter.model.Decision;
import dev.pawl.interpreter.model.ExecutionState;
import dev.pawl.interpreter.model.Frame;
import dev.pawl.interpreter.model.Moment;
import dev.pawl.interpreter.model.Step;
import dev.pawl.json.Payload;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * A decision in the making: events are folded as they are emitted, so that each sees what the one before has
 * done.
 */
public final class Turn {
    private final StateMachine machine;
    private final ExecutionState state;
    private final Moment moment;
    private final Ambient ambient;
    private final long startedNanos;
    private final Optional<Probe> probe;
    private final List<HistoryEvent> events = new ArrayList<>();
    private final List<Command> commands = new ArrayList<>();
    private final Deque<Integer> woken = new ArrayDeque<>();

    /** A decision about that execution, at that moment. */
    public Turn(StateMachine machine, ExecutionState state, Moment moment) {
        this(machine, state, moment, Optional.empty());
    }

    /** A decision about a state that is tried out by itself. */
    public Turn(StateMachine machine, ExecutionState state, Moment moment, Optional<Probe> probe) {
        this.probe = probe;
        this.machine = machine;
        this.state = state;
        this.moment = moment;
        this.ambient = new Ambient(moment.now(), moment.random(), moment.budget());
        this.startedNanos = moment.budget().nanoClock().getAsLong();
    }

    /** The execution. */
    public ExecutionState state() {
        return state;
    }

    /** Its definition. */
    public StateMachine machine() {
        return machine;
    }

    /** When, and with which randomness. */
    public Moment moment() {
        return moment;
    }

    /** What expressions may use. */
    public Ambient ambient() {
        return ambient;
    }

    /** Who looks on, if a state is tried out by itself. */
    public Optional<Probe> probe() {
        return probe;
    }

    /** Tells whoever looks on what a step of the data gave. */
    public void saw(DataStep step, Payload value) {
        probe.ifPresent(p -> p.saw(step, value));
    }

    /** The cause of a failure inside a state, with the place in the history; a state by itself has none. */
    public String located(Step.Inside inside, String problem) {
        return probe.isPresent()
                ? problem
                : "An error occurred while executing the state '" + inside.state() + "' (entered at the event id #"
                        + inside.enteredEventId() + "). " + problem;
    }

    /** The id that the next visible event gets. */
    public long nextEventId() {
        return state.lastEventId() + 1;
    }

    /** Adds an event that follows the frame's last one. */
    public void emit(Frame frame, Event event) {
        emit(frame, frame.lastEventId(), event);
    }

    /**
     * Adds an event that follows another.
     *
     * @throws HistoryFullException
     *             if the execution has no room for another event but its last
     */
    public void emit(Frame frame, long previousEventId, Event event) {
        if (nextEventId() >= moment.limits().historyEvents() && !(event instanceof Event.Internal)) {
            throw new HistoryFullException();
        }
        add(frame.id(), previousEventId, event);
    }

    /** Adds an event of the execution as a whole. */
    public void emitForExecution(long previousEventId, Event.OfExecution event) {
        add(0, previousEventId, event);
    }

    /** Adds work to do once the events are stored. */
    public void command(Command command) {
        commands.add(command);
    }

    /** Has a frame looked at again. */
    public void wake(int frame) {
        woken.add(frame);
    }

    /** Has all frames looked at. */
    public void wakeAll() {
        state.frames().forEach(frame -> woken.add(frame.id()));
    }

    /** The next frame to look at. */
    public Optional<Frame> nextWoken() {
        while (!woken.isEmpty()) {
            Optional<Frame> frame = state.frame(woken.removeFirst());
            if (frame.isPresent()) {
                return frame;
            }
        }
        return Optional.empty();
    }

    /** Whether the decision has gone on for long enough. */
    public boolean spent() {
        return events.size() >= moment.limits().eventsEach()
                || moment.budget().nanoClock().getAsLong() - startedNanos > moment.limits().nanosEach();
    }

    /** All that was decided. */
    public Decision decision(boolean more) {
        return new Decision(List.copyOf(events), List.copyOf(commands), more);
    }

    /** The states among which a frame moves. */
    public Flow flow(Frame frame) {
        return frame.parent().map(parent -> {
            State around = flow(state.frame(parent.frame()).orElseThrow()).state(parent.state());
            return switch (around) {
                case ParallelState parallel -> parallel.branches().get(parent.index());
                case MapState map -> map.processor().flow();
                default -> throw new IllegalStateException("Expected a Parallel or Map, but " + parent.state());
            };
        }).orElseGet(machine::flow);
    }

    /** The variables that a frame sees. */
    public Variables variables(Frame frame) {
        if (frame.parent().isEmpty()) {
            return Variables.of(frame.variables());
        }
        Frame around = state.frame(frame.parent().get().frame()).orElseThrow();
        return variables(around).inner(frame.variables());
    }

    /** The state that a frame is in. */
    public State stateOf(Frame frame) {
        return flow(frame).state(inside(frame).state());
    }

    /** Where a frame stands inside its state. */
    public static Step.Inside inside(Frame frame) {
        if (frame.step() instanceof Step.Inside inside) {
            return inside;
        }
        throw new IllegalStateException("Expected frame " + frame.id() + " inside a state, but it is " + frame.step());
    }

    private void add(int frame, long previousEventId, Event event) {
        long id = event instanceof Event.Internal ? state.lastEventId() : nextEventId();
        int framesBefore = state.nextFrame();
        HistoryEvent fact = new HistoryEvent(id, previousEventId, moment.now(), frame, event);
        Optional<Integer> around = state.frame(frame).flatMap(Frame::parent).map(Frame.Parent::frame);
        events.add(fact);
        Fold.apply(state, fact);
        woken.add(frame);
        around.ifPresent(woken::add);
        for (int born = framesBefore; born < state.nextFrame(); born++) {
            woken.add(born);
        }
    }
}
