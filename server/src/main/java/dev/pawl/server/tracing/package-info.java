/**
 * Spans of executions, states and attempts, told to a collector of OpenTelemetry. They are made from what was
 * committed,
 * behind a durable cursor: so they are right after a crash, and a collector that is away slows nothing.
 * Belongs here:
 * spans and the form in which they are sent. Does not belong here: the contexts that tasks are told, which
 * the engine
 * makes.
 */
@NullMarked
package dev.pawl.server.tracing;

import org.jspecify.annotations.NullMarked;
