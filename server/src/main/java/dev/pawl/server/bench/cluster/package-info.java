/**
 * Real servers on one PostgreSQL database, and a load through HTTP at all of them. Belongs here: their
 * processes, the
 * schema that they are measured in, the load. Does not belong here: what one process does, and trouble.
 */
@NullMarked
package dev.pawl.server.bench.cluster;

import org.jspecify.annotations.NullMarked;
