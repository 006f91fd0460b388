/**
 * What resources mean to Pawl: one reader for each kind that it runs, and names for all others. Belongs here:
 * from properties to functions, machines, schedules and routes. Does not belong here: how intrinsic functions
 * are worked out, or running any of it.
 */
@NullMarked
package dev.pawl.server.sam.resource;

import org.jspecify.annotations.NullMarked;
