package dev.pawl.server.rest;

import dev.pawl.server.assembly.RealServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A server of its own for each test, and a client of its REST API. */
public final class RestServer implements BeforeEachCallback, AfterEachCallback {
    private record Running(Path folder, RealServer server, RestClient client) {}

    private List<Running> running = List.of();

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        Path folder = Files.createTempDirectory("rest");
        RealServer server = new RealServer(folder.resolve("pawl.db"));
        running = List.of(new Running(folder, server, new RestClient(server.port())));
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        for (Running one : running) {
            one.client().close();
            one.server().close();
            try (Stream<Path> files = Files.walk(one.folder())) {
                files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
            }
        }
    }

    public RealServer server() {
        return running.getFirst().server();
    }

    public RestClient client() {
        return running.getFirst().client();
    }
}
