package dev.pawl.dsl;

/**
 * Marks in types in which query language something is written, so that the compiler keeps the two apart. A
 * machine in
 * JSONPath may hold states in JSONata, never the other way round.
 */
public interface Language {}
