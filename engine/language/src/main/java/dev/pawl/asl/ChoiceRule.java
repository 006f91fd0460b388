package dev.pawl.asl;

import java.util.Optional;

/**
 * One of a Choice state's rules.
 *
 * @param data
 *            Assign and Output of the rule
 */
public record ChoiceRule(Optional<String> comment, Condition condition, String next, DataFlow data) {}
