package dev.pawl.expr.jsonata;

import com.dashjoin.jsonata.Functions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calls functions that the expression itself defines, and passes on what they throw. */
final class Guests {
    private Guests() {}

    static @Nullable Object call(@Nullable Object function, List<?> arguments) {
        try {
            return Functions.funcApply(function, arguments);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
