package dev.pawl.testkit;

import dev.pawl.history.Event;
import dev.pawl.history.Failure;
import dev.pawl.interpreter.model.TaskToken;
import dev.pawl.json.Json;
import dev.pawl.testkit.value.Values;
import java.time.Duration;

/** An execution that is being played: whoever holds it decides when it goes on. */
public final class Play {
    private static final int MOST_JUMPS = 1_000_000;

    private final Stage stage;
    private final Scene scene;
    private final String executionArn;

    Play(Stage stage, Scene scene, String executionArn) {
        this.stage = stage;
        this.scene = scene;
        this.executionArn = executionArn;
    }

    /** Which execution. */
    public String executionArn() {
        return executionArn;
    }

    /** Plays on until it ends, or until nothing can move it any more. */
    public Played toEnd() {
        scene.settle();
        int jumps = 0;
        while (!scene.ended(executionArn) && scene.jump()) {
            scene.settle();
            if (++jumps > MOST_JUMPS) {
                throw new IllegalStateException("Expected an end, but after " + jumps + " timers there is none:\n"
                        + soFar().story());
            }
        }
        scene.pass(Duration.ZERO);
        Played played = soFar();
        stage.tell(played);
        return played;
    }

    /** Plays on until that state has been entered once more. Throws if it never is. */
    public Play until(String state) {
        scene.settle();
        long before = visits(state);
        while (visits(state) == before) {
            if (scene.ended(executionArn) || !scene.jump()) {
                throw new AssertionError(
                        "Expected " + state + " to be entered, but it never is:\n" + soFar().story());
            }
            scene.settle();
        }
        return this;
    }

    /** Lets time pass, and all happen that falls due. */
    public Play pass(Duration time) {
        scene.pass(time);
        return this;
    }

    /** What has happened up to now. */
    public Played soFar() {
        return stage.played(executionArn);
    }

    /** The engine's process dies now; another one goes on with what is stored. */
    public Play crash() {
        scene.crash();
        scene.settle();
        return this;
    }

    /**
     * The task token of a state that waits for one, or for a worker.
     *
     * @throws IllegalStateException
     *             if the execution is in no such state
     */
    public String token(String state) {
        Trace trace = scene.journal().find(executionArn).orElseThrow();
        for (OpenVisit visit : trace.visits().reversed()) {
            if (visit.state().equals(state) && visit.isOpen() && visit.pending().isPresent()) {
                Event.TaskScheduled task = visit.pending().get();
                return new TaskToken(executionArn, visit.pendingEventId(), 0, task.secret()).encode();
            }
        }
        throw new IllegalStateException(
                "Expected a task of " + state + " that is open, but there is none:\n" + soFar().story());
    }

    /** Brings the task token of a state back. */
    public Play succeed(String state, Object output) {
        scene.now(scene.engine().tasks().succeed(token(state), Json.write(Values.json(output))));
        return this;
    }

    /** Says with its task token that the task of a state failed. */
    public Play fail(String state, String error, String cause) {
        scene.now(scene.engine().tasks().fail(token(state), Failure.of(error, cause)));
        return this;
    }

    /** Says with its task token that somebody still works on the task of a state. */
    public Play heartbeat(String state) {
        scene.now(scene.engine().tasks().heartbeat(token(state)));
        return this;
    }

    private long visits(String state) {
        return scene.journal().find(executionArn).stream().flatMap(trace -> trace.visits().stream())
                .filter(visit -> visit.state().equals(state)).count();
    }
}
