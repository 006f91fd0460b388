package dev.pawl.server.assembly;

import dev.pawl.engine.Engine;
import dev.pawl.metrics.Metrics;
import dev.pawl.server.http.HttpMount;
import dev.pawl.server.observe.Health;
import dev.pawl.server.observe.Observation;
import dev.pawl.server.rest.Route;
import java.net.URI;
import java.util.List;

/** Seeing in: what is counted, how the server is, and an overview. */
public final class ObservePart implements Part {
    private final Observation observation;

    ObservePart(InstallationSettings installation) {
        observation = new Observation(installation.store(), installation.settings().configuration());
    }

    /** Where all that is to be counted is counted. */
    Metrics metrics() {
        return observation.metrics();
    }

    /** Where whoever knows how something is adds a check. */
    public Health health() {
        return observation.health();
    }

    @Override
    public void connect(Engine engine) {
        observation.connect(engine);
    }

    @Override
    public List<Route> routes() {
        return observation.routes();
    }

    @Override
    public List<HttpMount> mounts() {
        return observation.mounts();
    }

    @Override
    public void serve(URI base) {
        observation.serve();
    }

    @Override
    public void close() {
        observation.close();
    }
}
