/**
 * Runs groups of containers on a Docker Engine, durably: started once, watched, stopped, found again after a
 * restart.
 * Belongs here: all that knows Docker, and what is kept of each task. Does not belong here: what ECS or Batch
 * call things.
 */
@NullMarked
package dev.pawl.container.engine;

import org.jspecify.annotations.NullMarked;
