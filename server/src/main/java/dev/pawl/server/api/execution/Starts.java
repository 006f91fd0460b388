package dev.pawl.server.api.execution;

import dev.pawl.engine.Executions.Start;
import dev.pawl.server.api.Request;

/** What both operations read that start an execution. */
final class Starts {
    private Starts() {}

    static Start read(Request request) {
        return new Start(request.text("stateMachineArn"), request.optionalText("name"), request.optionalText("input"),
                request.optionalText("traceHeader"));
    }
}
