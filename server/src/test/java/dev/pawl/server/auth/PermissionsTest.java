package dev.pawl.server.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.server.TestServer;
import dev.pawl.server.api.model.OperationModel;
import dev.pawl.server.assembly.Installed;
import dev.pawl.server.rest.Route;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PermissionsTest {
    /** What is asked for inside of routes and mounts, and not by their own names. */
    private static final Set<String> ASKED_WITHIN = Set.of("InvokeFunction");

    @Test
    void every_operation_and_every_route_needs_a_permission_and_nothing_else_has_one(@TempDir Path folder) {
        Set<String> asked = new TreeSet<>(ASKED_WITHIN);
        TestServer.MODEL.operations().stream().map(OperationModel::name).forEach(asked::add);
        try (Installed installed = new Installed(folder.resolve("pawl.db"), "", Map.of())) {
            installed.routes().stream().map(Route::operation).forEach(asked::add);
        }
        assertThat(new TreeSet<>(Permissions.operations())).isEqualTo(asked);
    }
}
