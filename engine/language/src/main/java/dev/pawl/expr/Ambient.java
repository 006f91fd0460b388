package dev.pawl.expr;

import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * What expressions must not take from the machine they run on, so that a decision can be made again.
 *
 * @param now
 *            the moment that {@code $now()} tells
 * @param random
 *            where {@code States.UUID()}, {@code $random()} and their like draw from
 * @param budget
 *            how long and how much an expression may still work
 */
public record Ambient(Instant now, RandomGenerator random, Budget budget) {}
