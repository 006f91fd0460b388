package dev.pawl.server.assembly;

import dev.pawl.engine.Engine;
import dev.pawl.metrics.Family;
import dev.pawl.metrics.Metrics;
import dev.pawl.server.http.HttpMount;
import dev.pawl.server.observe.Health;
import dev.pawl.server.observe.Observation;
import dev.pawl.server.rest.Route;
import java.net.URI;
import java.util.List;
import java.util.Optional;

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

    /** Where whoever knows of trouble that does not keep the server from being ready adds a check. */
    Health troubles() {
        return observation.warnings();
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
    public List<HttpMount> probes() {
        return observation.probes();
    }

    /** What is in order and what is not, what does not keep the server from being ready included. */
    List<Health.Finding> findings() {
        return observation.allFindings();
    }

    /** All that is counted at present. */
    List<Family> families() {
        return observation.families();
    }

    /** The port that figures are told at besides the server's own, if there is one. */
    public Optional<Integer> port() {
        return observation.port();
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
