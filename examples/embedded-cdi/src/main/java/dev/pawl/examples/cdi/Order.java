package dev.pawl.examples.cdi;

/** What a customer orders. */
public record Order(String id, String item) {}
