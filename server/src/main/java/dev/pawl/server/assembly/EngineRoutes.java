package dev.pawl.server.assembly;

import dev.pawl.arn.ArnScope;
import dev.pawl.engine.Engine;
import dev.pawl.server.api.OperationCalls;
import dev.pawl.server.rest.Route;
import dev.pawl.server.rest.execution.ExecutionRoutes;
import dev.pawl.server.rest.machine.MachineRoutes;
import dev.pawl.server.rest.wire.WireRoutes;
import java.util.List;
import java.util.stream.Stream;

/** The routes that every engine has, whatever works beside it. */
final class EngineRoutes {
    private EngineRoutes() {}

    static List<Route> of(Engine engine, OperationCalls calls, ArnScope scope) {
        WireRoutes wire = new WireRoutes(calls, ApiServer.POLICY);
        return Stream.of(new MachineRoutes(wire, engine.machines(), scope).all(),
                new ExecutionRoutes(wire, engine).all()).flatMap(List::stream).toList();
    }
}
