/**
 * Executions in the REST API. Belongs here: routes to executions, and their events as pages and as streams.
 * Does not belong
 * here: lists and search.
 */
@NullMarked
package dev.pawl.server.rest.execution;

import org.jspecify.annotations.NullMarked;
