package dev.pawl.server.assembly;

import dev.pawl.connector.Connector;
import dev.pawl.delivery.Subscriber;
import dev.pawl.delivery.Watcher;
import dev.pawl.engine.Engine;
import dev.pawl.metrics.Metrics;
import dev.pawl.server.access.Door;
import dev.pawl.server.http.HttpMount;
import dev.pawl.server.observe.Health;
import dev.pawl.server.rest.Route;
import java.net.URI;
import java.util.List;

/**
 * Something that works beside the engine, such as approvals or schedules. It is made, its connectors and
 * subscribers are
 * given to the engine, it gets to know the engine, and, only in a server, it is told that requests are taken;
 * it is
 * closed before the engine.
 */
public interface Part extends AutoCloseable {
    /** Connectors for tasks that this part does. */
    default List<Connector> connectors() {
        return List.of();
    }

    /** Those who want to hear of what was committed. */
    default List<Subscriber> subscribers() {
        return List.of();
    }

    /** Those who follow what is committed by themselves. */
    default List<Watcher> watchers() {
        return List.of();
    }

    /** Has what it does counted there; before the engine is made. */
    default void measuredBy(Metrics metrics) {}

    /** What has to be in order for the server to be ready, besides what is always looked at. */
    default List<Health.Check> checks() {
        return List.of();
    }

    /** What people are to be told of, although the server is ready. */
    default List<Health.Check> warnings() {
        return List.of();
    }

    /** The engine runs from now on. */
    default void connect(Engine engine) {}

    /** What it lets others start is noted there; only in a server, before it is asked for mounts. */
    default void guardedBy(Door door) {}

    /** Routes of the REST API. */
    default List<Route> routes() {
        return List.of();
    }

    /** Handlers for further paths. */
    default List<HttpMount> mounts() {
        return List.of();
    }

    /** Paths that machines ask for, without credentials and under whatever name they know the server by. */
    default List<HttpMount> probes() {
        return List.of();
    }

    /**
     * Requests are taken from now on. What works by itself, such as schedules, begins here: a command that runs
     * one
     * execution never calls this.
     *
     * @param base
     *            how the server is reached from this machine, such as http://127.0.0.1:8083
     */
    default void serve(URI base) {}

    @Override
    default void close() {}
}
