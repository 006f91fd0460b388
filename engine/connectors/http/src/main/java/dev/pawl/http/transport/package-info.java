/**
 * Requests and answers on the wire. Belongs here: one request, one bounded answer, over connections that the
 * egress rules
 * allow. Does not belong here: what a task wants with them.
 */
@NullMarked
package dev.pawl.http.transport;

import org.jspecify.annotations.NullMarked;
