package dev.pawl.asl;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * A whole definition.
 *
 * @param comment
 *            what its author says of it
 * @param version
 *            of the language; only "1.0" exists
 * @param queryLanguage
 *            of all states that name none
 * @param timeoutSeconds
 *            after which an execution ends with States.Timeout
 * @param flow
 *            its states
 */
public record StateMachine(Optional<String> comment, Optional<String> version, QueryLanguage queryLanguage,
        OptionalLong timeoutSeconds, Flow flow) {}
