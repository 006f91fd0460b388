package dev.pawl.examples.spring;

import java.math.BigDecimal;

/** What was charged. */
public record Receipt(String order, BigDecimal total) {}
