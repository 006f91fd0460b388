package dev.pawl.asl;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * Hands data on, perhaps changed.
 *
 * @param result
 *            a fixed value that stands for the result of a task
 */
public record PassState(StateInfo info, DataFlow data, Transition transition, Optional<JsonNode> result)
        implements
            State {}
