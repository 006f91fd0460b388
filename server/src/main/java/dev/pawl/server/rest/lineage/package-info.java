/**
 * Forks, where executions come from, and changes of definition in the REST API. Belongs here: routes and
 * answers. Does
 * not belong here: what a fork is.
 */
@NullMarked
package dev.pawl.server.rest.lineage;

import org.jspecify.annotations.NullMarked;
