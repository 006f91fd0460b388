package dev.pawl.asl;

/** Ends its flow well. */
public record SucceedState(StateInfo info, DataFlow data) implements State {}
