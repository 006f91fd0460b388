package dev.pawl.examples.embedded;

import java.math.BigDecimal;

/** Money that was taken from a card. */
public record Receipt(String number, BigDecimal amount) {}
