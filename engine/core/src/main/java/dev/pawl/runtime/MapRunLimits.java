package dev.pawl.runtime;

import dev.pawl.interpreter.model.MapRunPlan.Limits;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Limits of a map run that are to change; those that are absent stay. */
public record MapRunLimits(OptionalInt maxConcurrency, OptionalLong toleratedCount,
        OptionalDouble toleratedPercentage) {
    Limits over(Limits now) {
        return new Limits(maxConcurrency.orElse(now.maxConcurrency()),
                toleratedCount.isPresent() ? toleratedCount : now.toleratedCount(),
                toleratedPercentage.isPresent() ? toleratedPercentage : now.toleratedPercentage());
    }
}
