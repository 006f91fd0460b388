package dev.pawl.container.engine;

import com.github.dockerjava.api.command.HealthState;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.NetworkSettings;
import com.github.dockerjava.api.model.Ports;
import dev.pawl.container.engine.TaskRecord.Binding;
import dev.pawl.container.engine.TaskRecord.ContainerRecord;
import dev.pawl.container.engine.TaskRecord.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What Docker's answer about a container means. */
final class Inspection {
    private static final String OUT_OF_MEMORY = "OutOfMemoryError: Container killed due to memory usage";

    private Inspection() {}

    static Seen seen(Optional<InspectContainerResponse> answer) {
        if (answer.isEmpty()) {
            return new Seen.Gone();
        }
        InspectContainerResponse.ContainerState state = answer.get().getState();
        return switch (String.valueOf(state.getStatus())) {
            case "created" -> new Seen.Created();
            case "exited", "dead", "removing" -> new Seen.Exited(
                    Optional.ofNullable(state.getExitCodeLong()).orElse(-1L).intValue(),
                    Boolean.TRUE.equals(state.getOOMKilled()),
                    Optional.ofNullable(state.getError()).filter(error -> !error.isBlank()));
            default -> new Seen.Running(Optional.ofNullable(state.getHealth()).map(HealthState::getStatus)
                    .filter(status -> !status.equals("none")));
        };
    }

    /** What was known of a container, and is now. */
    static ContainerRecord record(ContainerRecord before, Optional<InspectContainerResponse> answer, Seen seen,
            List<Binding> bindings) {
        Optional<String> id = answer.map(InspectContainerResponse::getId).or(before::runtimeId);
        return switch (seen) {
            case Seen.Created created -> new ContainerRecord(before.name(), before.status(), id, before.exitCode(),
                    before.reason(), Optional.empty(), before.bindings());
            case Seen.Running running -> new ContainerRecord(before.name(), Status.RUNNING, id, before.exitCode(),
                    before.reason(), running.health(), bindings);
            case Seen.Exited exited -> new ContainerRecord(before.name(), Status.STOPPED, id, exited.code(),
                    before.reason().or(() -> exited.outOfMemory() ? Optional.of(OUT_OF_MEMORY) : exited.error()),
                    before.health(), before.bindings());
            case Seen.Gone gone -> new ContainerRecord(before.name(), Status.STOPPED, id, before.exitCode(),
                    before.reason(), before.health(), before.bindings());
        };
    }

    /** Ports as they are published. */
    static List<Binding> bindings(Optional<InspectContainerResponse> answer) {
        List<Binding> all = new ArrayList<>();
        Optional<Ports> ports = answer.map(InspectContainerResponse::getNetworkSettings)
                .map(NetworkSettings::getPorts);
        ports.ifPresent(known -> known.getBindings().forEach((inside, published) -> {
            if (published != null) {
                for (Ports.Binding binding : published) {
                    all.add(new Binding(String.valueOf(binding.getHostIp()), inside.getPort(),
                            Integer.parseInt(binding.getHostPortSpec()), inside.getProtocol().toString()));
                }
            }
        }));
        return all;
    }
}
