package dev.pawl.server.assembly;

import dev.pawl.engine.Engine;
import dev.pawl.server.observe.Health;
import dev.pawl.server.observe.Kept;
import dev.pawl.server.rest.Route;
import dev.pawl.server.rest.cluster.ClusterRoutes;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells the other nodes on the same database who this one is, and people about all of them. */
final class ClusterPart implements Part {
    private final ClusterSettings settings;
    private @Nullable Engine engine;

    ClusterPart(InstallationSettings installation) {
        settings = ClusterSettings.read(installation.settings().configuration());
    }

    private Engine engine() {
        return Objects.requireNonNull(engine, "Expected to be connected to an engine first");
    }

    @Override
    public void connect(Engine running) {
        engine = running;
    }

    /** Others have taken its partitions; somebody ought to know why. */
    @Override
    public List<Health.Check> warnings() {
        Kept<List<String>> lost = new Kept<>(() -> engine().members().lost());
        return List.of(Health.Check.of("nodes", () -> lost.get().isEmpty()
                ? Optional.empty()
                : Optional.of("Gone without having been stopped, within the last hour: "
                        + String.join(", ", lost.get()))));
    }

    @Override
    public List<Route> routes() {
        return new ClusterRoutes(engine().members()).all();
    }

    @Override
    public void serve(URI base) {
        engine().members().announce(settings.name().orElseGet(() -> host() + ":" + base.getPort()),
                settings.address().orElse(base.toString()), Objects.requireNonNullElse(
                        ClusterPart.class.getPackage().getImplementationVersion(), "from sources"));
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
