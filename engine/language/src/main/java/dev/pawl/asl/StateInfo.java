package dev.pawl.asl;

import java.util.Optional;

/**
 * What every state has.
 *
 * @param name
 *            at most 80 characters, unique in the whole machine
 * @param comment
 *            what its author says of it
 * @param queryLanguage
 *            its own, or the machine's
 * @param ownQueryLanguage
 *            whether the state itself names its query language
 */
public record StateInfo(String name, Optional<String> comment, QueryLanguage queryLanguage,
        boolean ownQueryLanguage) {}
