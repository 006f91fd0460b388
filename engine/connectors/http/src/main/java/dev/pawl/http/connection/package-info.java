/**
 * Connections as EventBridge has them: credentials and values that a call is given without the definition
 * knowing them.
 * Belongs here: section {@code connections} of the configuration, and tokens. Does not belong here: what is
 * called with
 * them.
 */
@NullMarked
package dev.pawl.http.connection;

import org.jspecify.annotations.NullMarked;
