package dev.pawl.examples.embedded;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a customer orders.
 *
 * @param voucher
 *            if there is one
 */
public record Order(String id, String item, int count, BigDecimal price, String card, Optional<String> voucher) {}
