package dev.pawl.container.engine;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HealthCheck;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.InternetProtocol;
import com.github.dockerjava.api.model.LogConfig;
import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import com.github.dockerjava.api.model.Ulimit;
import dev.pawl.container.engine.ContainerPlan.Access;
import dev.pawl.container.engine.ContainerPlan.Limits;
import dev.pawl.container.engine.ContainerPlan.Port;
import dev.pawl.container.engine.ContainerPlan.Program;
import dev.pawl.secret.Secrets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Describes a container to Docker. Values of secrets are looked up here, at the last moment.
 *
 * @param processors
 *            of the engine's machine: more cannot be promised
 */
record ContainerCreation(Secrets secrets, Labels labels, Optional<String> endpoint, int logBytes, long processors) {
    private static final long NANOS = 1_000_000_000L;
    private static final String LOOPBACK = "127.0.0.1";

    /**
     * Where a container is attached.
     *
     * @param mode
     *            in Docker's words
     * @param own
     *            whether the network is the container's own, so that ports are published at it
     * @param reachesHost
     *            whether this machine can be given a name in it
     */
    record Attachment(String mode, boolean own, boolean reachesHost) {}

    CreateContainerCmd describe(CreateContainerCmd create, TaskPlan plan, ContainerPlan container,
            Attachment attachment) {
        Program program = container.program();
        HostConfig host = host(container, plan, attachment);
        create.withLabels(labels.of(plan, container.name())).withHostConfig(host)
                .withEnv(environment(container.program()));
        if (!program.entryPoint().isEmpty()) {
            create.withEntrypoint(program.entryPoint());
        }
        if (!program.command().isEmpty()) {
            create.withCmd(program.command());
        }
        program.workingDirectory().ifPresent(create::withWorkingDir);
        program.user().ifPresent(create::withUser);
        container.life().healthCheck().ifPresent(check -> create.withHealthcheck(health(check)));
        if (attachment.own()) {
            publish(create, host, container.access().ports());
        }
        return create;
    }

    CreateContainerCmd describeNetworkHolder(CreateContainerCmd create, TaskPlan plan, Attachment attachment) {
        HostConfig host = HostConfig.newHostConfig().withNetworkMode(attachment.mode()).withReadonlyRootfs(true)
                .withCapDrop(Capability.ALL);
        if (attachment.reachesHost()) {
            host.withExtraHosts("host.docker.internal:host-gateway");
        }
        if (!attachment.own()) {
            return create.withLabels(labels.of(plan, "")).withHostConfig(host).withEntrypoint(PauseImage.PROGRAM);
        }
        publish(create, host, plan.containers().stream().flatMap(c -> c.access().ports().stream()).toList());
        return create.withLabels(labels.of(plan, "")).withHostConfig(host).withEntrypoint(PauseImage.PROGRAM);
    }

    private static void publish(CreateContainerCmd create, HostConfig host, List<Port> ports) {
        List<PortBinding> bindings = new ArrayList<>();
        List<ExposedPort> exposed = new ArrayList<>();
        for (Port port : ports) {
            ExposedPort inside = new ExposedPort(port.container(), InternetProtocol.parse(port.protocol()));
            exposed.add(inside);
            bindings.add(new PortBinding(new Ports.Binding(LOOPBACK, port.host() == 0 ? "" : "" + port.host()),
                    inside));
        }
        create.withExposedPorts(exposed);
        host.withPortBindings(bindings);
    }

    private List<String> environment(Program program) {
        List<String> environment = new ArrayList<>();
        endpoint.ifPresent(url -> {
            for (String name : List.of("PAWL_ENDPOINT", "AWS_ENDPOINT_URL_SFN")) {
                if (!program.environment().containsKey(name) && !program.secrets().containsKey(name)) {
                    environment.add(name + "=" + url);
                }
            }
        });
        // as it is: what an override says may have come with the data; secrets are asked for by name
        program.environment().forEach((name, value) -> environment.add(name + "=" + value));
        program.secrets().forEach((name, secret) -> environment.add(name + "=" + secrets.value(secret)));
        return environment;
    }

    private HostConfig host(ContainerPlan container, TaskPlan plan, Attachment attachment) {
        Limits limits = container.limits();
        Access access = container.access();
        HostConfig host = HostConfig.newHostConfig().withNetworkMode(attachment.mode())
                .withInit(container.program().init()).withReadonlyRootfs(access.readOnlyRoot())
                .withPrivileged(access.privileged()).withLogConfig(logs()).withMounts(mounts(plan, access));
        if (attachment.reachesHost() && attachment.own()) {
            host.withExtraHosts("host.docker.internal:host-gateway");
        }
        limits.cpuShares().ifPresent(host::withCpuShares);
        limits.nanoCpus().ifPresent(cpus -> host.withNanoCPUs(Math.min(cpus, processors * NANOS)));
        limits.memoryBytes().ifPresent(bytes -> host.withMemory(bytes).withMemorySwap(bytes));
        limits.reservedMemoryBytes().ifPresent(host::withMemoryReservation);
        limits.sharedMemoryBytes().ifPresent(host::withShmSize);
        host.withUlimits(limits.ulimits().stream().map(u -> new Ulimit(u.name(), u.soft(), u.hard())).toList());
        host.withCapAdd(capabilities(access.addedCapabilities()));
        host.withCapDrop(capabilities(access.droppedCapabilities()));
        return host;
    }

    /** Docker keeps the newest two files, so a container's log is bounded while it runs, too. */
    private LogConfig logs() {
        return new LogConfig(LogConfig.LoggingType.JSON_FILE,
                Map.of("max-size", String.valueOf(logBytes / 2), "max-file", "2"));
    }

    private static Capability[] capabilities(List<String> names) {
        return names.stream().map(name -> Capability.valueOf(name.toUpperCase(Locale.ROOT)))
                .toArray(Capability[]::new);
    }

    private static List<Mount> mounts(TaskPlan plan, Access access) {
        return access.mounts().stream().map(mount -> {
            Mount made = new Mount().withTarget(mount.path()).withReadOnly(mount.readOnly());
            return switch (mount.kind()) {
                case HOST -> made.withType(MountType.BIND).withSource(mount.source());
                case VOLUME -> made.withType(MountType.VOLUME).withSource(mount.source());
                case TASK ->
                    made.withType(MountType.VOLUME).withSource(Labels.volume(plan.id(), mount.source()));
                case TMPFS -> made.withType(MountType.TMPFS).withReadOnly(false);
            };
        }).toList();
    }

    private static HealthCheck health(ContainerPlan.HealthCheck check) {
        return new HealthCheck().withTest(check.command()).withInterval(check.interval() * NANOS)
                .withTimeout(check.timeout() * NANOS).withRetries(check.retries())
                .withStartPeriod(check.startPeriod() * NANOS);
    }
}
