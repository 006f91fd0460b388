/**
 * Operations on published versions of state machines. Belongs here: one class for each. Does not belong here:
 * starting
 * executions by a version.
 */
@NullMarked
package dev.pawl.server.api.version;

import org.jspecify.annotations.NullMarked;
