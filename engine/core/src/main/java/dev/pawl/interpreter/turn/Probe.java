package dev.pawl.interpreter.turn;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.history.Failure;
import dev.pawl.json.Payload;

/** Looks on while one state is tried out by itself. Executions run without one, and pay nothing for it. */
public interface Probe {
    /** The context object that the state shall see; the caller gets a tree of its own. */
    ObjectNode context();

    /** What a step of the data gave. */
    void saw(DataStep step, Payload value);

    /** The state failed; whether that is retried or caught comes after. */
    void failed(Failure failure);

    /** A catcher takes the failure. */
    void caught(int catcher);
}
