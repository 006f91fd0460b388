package dev.pawl.interpreter.model;

import dev.pawl.json.Payload;
import java.time.Instant;

/**
 * How an execution begins that is a fork of another one.
 *
 * @param origin
 *            what it is a fork of
 * @param frame
 *            of the original, the line of control that goes on in a state
 * @param at
 *            when the original entered that state
 * @param begins
 *            the state, its input and edited variables, as {@link dev.pawl.history.Event.Forked} has them
 */
public record Fork(ForkOrigin origin, int frame, Instant at, Payload begins) {}
