/**
 * Pictures of state machines over REST. Does not belong here: how they are drawn, and which command draws one
 * into a file.
 */
@NullMarked
package dev.pawl.server.rest.graph;

import org.jspecify.annotations.NullMarked;
