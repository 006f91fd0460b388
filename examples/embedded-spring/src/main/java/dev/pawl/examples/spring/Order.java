package dev.pawl.examples.spring;

/** What a customer orders. */
public record Order(String id, String item, int count) {}
