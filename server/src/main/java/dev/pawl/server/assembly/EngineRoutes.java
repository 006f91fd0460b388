package dev.pawl.server.assembly;

import dev.pawl.arn.ArnScope;
import dev.pawl.engine.Engine;
import dev.pawl.server.api.OperationCalls;
import dev.pawl.server.rest.Route;
import dev.pawl.server.rest.activity.ActivityRoutes;
import dev.pawl.server.rest.definition.DefinitionRoutes;
import dev.pawl.server.rest.execution.ExecutionRoutes;
import dev.pawl.server.rest.execution.Watchers;
import dev.pawl.server.rest.graph.Drawings;
import dev.pawl.server.rest.graph.GraphRoutes;
import dev.pawl.server.rest.hold.HoldRoutes;
import dev.pawl.server.rest.hold.LimitRoutes;
import dev.pawl.server.rest.lineage.LineageRoutes;
import dev.pawl.server.rest.machine.AliasRoutes;
import dev.pawl.server.rest.machine.MachineRoutes;
import dev.pawl.server.rest.machine.TagRoutes;
import dev.pawl.server.rest.machine.VersionRoutes;
import dev.pawl.server.rest.maprun.MapRunRoutes;
import dev.pawl.server.rest.wire.WireRoutes;
import java.util.List;
import java.util.stream.Stream;

/** The routes that every engine has, whatever works beside it. */
final class EngineRoutes implements AutoCloseable {
    private final Engine engine;
    private final WireRoutes wire;
    private final ArnScope scope;
    private final Watchers watchers;
    private final Drawings drawings = new Drawings();

    EngineRoutes(Engine engine, OperationCalls calls, ArnScope scope) {
        this.engine = engine;
        this.wire = new WireRoutes(calls);
        this.scope = scope;
        this.watchers = new Watchers(engine.events());
    }

    List<Route> all() {
        MachineRoutes machines = new MachineRoutes(wire, engine.machines(), scope);
        return Stream.of(machines.all(), new GraphRoutes(wire, machines::describe, drawings).all(),
                new VersionRoutes(wire, engine.versions()).all(), new AliasRoutes(wire, engine.aliases()).all(),
                new TagRoutes(wire, engine.tags()).all(), new ExecutionRoutes(wire, engine, watchers).all(),
                new LineageRoutes(engine).all(),
                new MapRunRoutes(wire, engine.mapRuns()).all(), new DefinitionRoutes(wire).all(),
                new ActivityRoutes(wire).all(),
                new HoldRoutes(engine).all(),
                new LimitRoutes(engine.limiting()).all()).flatMap(List::stream).toList();
    }

    @Override
    public void close() {
        watchers.close();
        drawings.close();
    }
}
