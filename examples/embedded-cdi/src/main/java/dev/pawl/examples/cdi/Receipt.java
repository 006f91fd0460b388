package dev.pawl.examples.cdi;

import java.math.BigDecimal;

/** What was charged. */
public record Receipt(String order, BigDecimal total) {}
