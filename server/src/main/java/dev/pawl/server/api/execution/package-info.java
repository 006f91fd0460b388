/**
 * Operations on executions. Belongs here: one class for each, and how executions and their events are shown.
 * Does not belong here: running them.
 */
@NullMarked
package dev.pawl.server.api.execution;

import org.jspecify.annotations.NullMarked;
