package dev.pawl.server.api;

import com.fasterxml.jackson.databind.node.DecimalNode;
import java.math.BigDecimal;
import java.time.Instant;

/** Points in time as the wire protocol writes them. */
public final class Timestamps {
    private static final int MILLIS_DIGITS = 3;

    private Timestamps() {}

    /** Seconds since 1970 with three digits after the point. */
    public static DecimalNode json(Instant instant) {
        return DecimalNode.valueOf(BigDecimal.valueOf(instant.toEpochMilli(), MILLIS_DIGITS));
    }
}
