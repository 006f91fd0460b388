package dev.pawl.examples.invoices;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Amounts as bookkeeping wants them: decimal, two places, half a cent up. */
final class Money {
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    private Money() {}

    static BigDecimal read(JsonNode number) {
        return new BigDecimal(number.asText());
    }

    static BigDecimal rounded(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }

    static BigDecimal percentOf(BigDecimal amount, BigDecimal percent) {
        return rounded(amount.multiply(percent).divide(HUNDRED));
    }
}
