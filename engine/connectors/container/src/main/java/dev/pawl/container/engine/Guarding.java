package dev.pawl.container.engine;

import dev.pawl.container.engine.ContainerPlan.Mount;
import dev.pawl.container.engine.ContainerSettings.Guard;
import java.io.IOException;
import java.nio.file.Path;

/** What a definition must not have unless the configuration says so: all that leads out of a container. */
final class Guarding {
    private Guarding() {}

    static void check(TaskPlan plan, Guard guard) {
        if (plan.network().filter("host"::equals).isPresent() && !guard.privileged()) {
            throw refused(plan.owner().name(), "the network of this machine");
        }
        for (ContainerPlan container : plan.containers()) {
            String where = container.name() + " of " + plan.owner().name();
            if (!guard.privileged()) {
                if (container.access().privileged()) {
                    throw refused(where, "privileges");
                }
                if (!container.access().addedCapabilities().isEmpty()) {
                    throw refused(where, "the capabilities " + container.access().addedCapabilities());
                }
            }
            for (Mount mount : container.access().mounts()) {
                if (mount.kind() == Mount.Kind.HOST && guard.mounts().stream().noneMatch(a -> within(a, mount))) {
                    throw new PlanRefusedException("Expected a folder that the configuration allows to be mounted"
                            + " (allowedMounts of containers), but container " + where + " wants " + mount.source());
                }
            }
        }
    }

    private static PlanRefusedException refused(String where, String what) {
        return new PlanRefusedException("Expected allowPrivileged in section containers of the configuration, since "
                + where + " wants " + what + ", but it is not set");
    }

    /** Links are followed: what counts is where they lead. */
    private static boolean within(Path allowed, Mount mount) {
        return real(Path.of(mount.source())).startsWith(real(allowed));
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path.toAbsolutePath().normalize();
        }
    }
}
