/**
 * Ports to whatever keeps executions, machines and activities. Belongs here: what the runtime asks of a
 * store, in terms
 * of partitions and leases. Does not belong here: SQL.
 */
@NullMarked
package dev.pawl.store;

import org.jspecify.annotations.NullMarked;
