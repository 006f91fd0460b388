package dev.pawl.server.application;

import dev.pawl.arn.ArnScope;
import dev.pawl.engine.Engine;
import dev.pawl.function.LocalFunctions;
import dev.pawl.schedule.Schedules;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What applications run on.
 *
 * @param scope
 *            region and account: the engine's
 * @param routes
 *            told which routes are to be served
 * @param environment
 *            variables that each function finds unless it has its own of that name
 * @param prune
 *            whether machines and activities go that the application does not have any more
 */
public record Ground(Engine engine, ArnScope scope, LocalFunctions functions, Schedules schedules,
        Consumer<List<Route>> routes, Map<String, String> environment, boolean prune) {
    /** Keeps its own copy. */
    public Ground {
        environment = Map.copyOf(environment);
    }
}
