package dev.pawl.runtime;

import java.util.Optional;

/**
 * What a running execution is to run from now on.
 *
 * @param revisionKey
 *            of its own machine
 * @param versionArn
 *            of the version that was named or chosen
 * @param aliasArn
 *            of the alias that was named
 */
public record Migration(long revisionKey, Optional<String> versionArn, Optional<String> aliasArn) {}
