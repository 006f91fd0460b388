package dev.pawl.examples.embedded;

import java.math.BigDecimal;

/** Money to take from a card. */
public record Charge(String order, String card, BigDecimal amount) {}
