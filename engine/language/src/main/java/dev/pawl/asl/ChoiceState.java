package dev.pawl.asl;

import java.util.List;
import java.util.Optional;

/**
 * Goes on where the first rule that holds points to.
 *
 * @param data
 *            Output and Assign of the state itself are those of its Default
 * @param defaultNext
 *            where it goes if no rule holds
 */
public record ChoiceState(StateInfo info, DataFlow data, List<ChoiceRule> rules, Optional<String> defaultNext)
        implements
            State {}
