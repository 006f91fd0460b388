package dev.pawl.server.cli;

import dev.pawl.server.application.Route;
import dev.pawl.server.assembly.Installation;
import dev.pawl.server.gateway.Gateway;
import dev.pawl.server.http.HostNames;
import dev.pawl.server.http.HttpServer;
import dev.pawl.server.http.HttpServerOptions;
import dev.pawl.server.http.SameSiteOnly;
import dev.pawl.server.http.Standing;
import dev.pawl.function.LocalFunctions;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Listens for an application's own APIs, from its first route on. */
final class GatewayListener implements AutoCloseable {
    /** What API Gateway takes. */
    private static final int LONGEST_BODY = 10 * 1024 * 1024;

    private final LocalFunctions functions;
    private final Gateway gateway;
    private final int port;
    private @Nullable HttpServer server;

    GatewayListener(Installation installation, String account, int port, Consumer<String> log) {
        this.functions = installation.localFunctions().orElseThrow(() -> CommandException.usage(
                "Expected the connector that runs functions on the class path, but it is not there"));
        this.gateway = new Gateway(functions, installation.engine().executions(), account, log);
        this.port = port;
    }

    LocalFunctions functions() {
        return functions;
    }

    /**
     * Serves these from now on.
     *
     * @throws IllegalArgumentException
     *             if the port is taken
     */
    void serve(List<Route> routes) {
        if (server == null && !routes.isEmpty()) {
            try {
                HttpServerOptions options = HttpServerOptions.loopback(port).withMaxBodyBytes(LONGEST_BODY);
                server = HttpServer.start(options,
                        new SameSiteOnly(HostNames.of(options.host(), List.of()), gateway::welcomes, gateway),
                        head -> Standing.KNOWN);
            } catch (IOException e) {
                throw new IllegalArgumentException(e.getMessage() + ". Say --api-port to take another.", e);
            }
        }
        gateway.serve(routes);
    }

    /** Where it listens, once it does. */
    OptionalInt port() {
        HttpServer listening = server;
        return listening == null ? OptionalInt.empty() : OptionalInt.of(listening.port());
    }

    @Override
    public void close() {
        HttpServer listening = server;
        if (listening != null) {
            listening.close();
        }
    }
}
