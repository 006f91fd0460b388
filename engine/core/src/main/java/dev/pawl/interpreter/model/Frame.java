package dev.pawl.interpreter.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One line of control: the machine's own flow, a branch of a Parallel or an iteration of a Map. Changed in
 * place, by the
 * fold alone.
 */
public final class Frame {
    private final int id;
    private final Optional<Parent> parent;
    private final Map<String, JsonNode> variables;
    private long lastEventId;
    private Step step;

    /**
     * The frame around this one.
     *
     * @param frame
     *            its id
     * @param state
     *            the Parallel or Map state in it
     * @param index
     *            which branch or iteration this frame is
     */
    public record Parent(int frame, String state, int index) {}

    /** A frame that is about to take its first step. */
    public Frame(int id, Optional<Parent> parent, long lastEventId, Step step) {
        this.id = id;
        this.parent = parent;
        this.lastEventId = lastEventId;
        this.step = step;
        this.variables = new HashMap<>();
    }

    /** 0 for the machine's own flow; others count up. */
    public int id() {
        return id;
    }

    /** Empty for the machine's own flow. */
    public Optional<Parent> parent() {
        return parent;
    }

    /** What the next event of this frame follows. */
    public long lastEventId() {
        return lastEventId;
    }

    /** Where it stands. */
    public Step step() {
        return step;
    }

    /** Its own variables: not those of the frames around it. To be read only. */
    public Map<String, JsonNode> variables() {
        return variables;
    }

    /** For the fold alone. */
    public void moveTo(Step further) {
        step = further;
    }

    /** For the fold alone. */
    public void follow(long eventId) {
        lastEventId = eventId;
    }

    /** For the fold alone. */
    public void forgetVariables() {
        variables.clear();
    }

    /** For the fold alone. */
    public void assign(String name, JsonNode value) {
        variables.put(name, value);
    }
}
