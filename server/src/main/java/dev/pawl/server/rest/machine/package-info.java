/**
 * State machines in the REST API. Belongs here: routes to machines, their versions, aliases and tags. Does
 * not belong
 * here: what the operations do.
 */
@NullMarked
package dev.pawl.server.rest.machine;

import org.jspecify.annotations.NullMarked;
