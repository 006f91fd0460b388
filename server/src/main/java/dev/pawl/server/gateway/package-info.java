/**
 * What API Gateway does in front of functions and machines, on this machine. Belongs here: which route a
 * request
 * takes, the events that functions get, the answers that callers get. Does not belong here: where routes come
 * from, how functions run.
 */
@NullMarked
package dev.pawl.server.gateway;

import org.jspecify.annotations.NullMarked;
