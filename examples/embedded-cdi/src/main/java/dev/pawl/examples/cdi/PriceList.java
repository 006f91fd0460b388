package dev.pawl.examples.cdi;

import jakarta.inject.Singleton;
import java.math.BigDecimal;

/** A service as any other. */
@Singleton
public class PriceList {
    /** What one costs. */
    public BigDecimal of(String item) {
        return item.equals("pen") ? new BigDecimal("1.99") : new BigDecimal("12.50");
    }
}
