/**
 * Moves executions: one mailbox for each that is alive, decisions written before anything is done about them,
 * commands
 * carried out after. Belongs here: threads, leases, calls of connectors, recovery. Does not belong here:
 * rules of the
 * States Language (the interpreter), operations of the API (the engine).
 */
@NullMarked
package dev.pawl.runtime;

import org.jspecify.annotations.NullMarked;
