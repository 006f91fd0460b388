/** Map runs in the REST API. Does not belong here: their executions, which are found by search. */
@NullMarked
package dev.pawl.server.rest.maprun;

import org.jspecify.annotations.NullMarked;
