/**
 * Puts the server together around an engine. Belongs here: which operations there are, and what listens for
 * them.
 * Does not
 * belong here: reading options, what any part does.
 */
@NullMarked
package dev.pawl.server.assembly;

import org.jspecify.annotations.NullMarked;
