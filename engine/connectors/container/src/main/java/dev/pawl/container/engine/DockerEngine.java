package dev.pawl.container.engine;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.command.EventsCmd;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Event;
import com.github.dockerjava.api.model.Info;
import com.github.dockerjava.api.model.Network;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;

/**
 * The Docker Engine, as far as tasks need it. Methods block their thread until the engine has answered or its
 * time is over,
 * and throw {@link EngineException}.
 */
final class DockerEngine implements AutoCloseable {
    /** The engine answers within that time, or is away. */
    static final Duration SOON = Duration.ofSeconds(20);
    /** Making, starting and removing may take the disk its time. */
    private static final Duration SLOW = Duration.ofMinutes(2);

    private final DockerClients clients;
    private final EngineCalls calls;

    DockerEngine(Optional<String> host, UnaryOperator<String> redact) {
        clients = DockerClients.of(host);
        calls = new EngineCalls("The Docker Engine at " + clients.host(), redact);
    }

    DockerClients clients() {
        return clients;
    }

    EngineCalls calls() {
        return calls;
    }

    void ping() {
        calls.run(SOON, () -> clients.calls().pingCmd().exec());
    }

    Info info() {
        return calls.call(SOON, () -> clients.calls().infoCmd().exec());
    }

    boolean hasNetwork(String name) {
        return calls.call(SOON, () -> clients.calls().listNetworksCmd().exec()).stream().map(Network::getName)
                .anyMatch(name::equals);
    }

    Optional<InspectImageResponse> image(String name) {
        return calls.call(SOON, () -> found(() -> clients.calls().inspectImageCmd(name).exec()));
    }

    /** Makes an image of a file system in a tar. */
    void importImage(String repository, String tag, InputStream tar) {
        calls.run(SLOW, () -> clients.importImage(repository, tag, tar));
    }

    /** Makes a container; one that has the name already is that container. */
    void create(String image, String name, UnaryOperator<CreateContainerCmd> describe) {
        CreateContainerCmd create = describe.apply(clients.calls().createContainerCmd(image).withName(name));
        calls.run(SLOW, () -> {
            try (create) {
                create.exec();
            } catch (ConflictException e) {
                clients.calls().inspectContainerCmd(name).exec();
            }
        });
    }

    void start(String container) {
        calls.run(SLOW, () -> clients.calls().startContainerCmd(container).exec());
    }

    /**
     * Asks it to end with the signal that it wants, and has the engine kill it after that time; does not wait.
     */
    void stopLater(String container, int seconds) {
        Thread.ofVirtual().name("docker-stop").start(() -> {
            try {
                calls.run(SLOW.plusSeconds(seconds),
                        () -> clients.streams().stopContainerCmd(container).withTimeout(seconds).exec());
            } catch (EngineException e) {
                // whoever wants it stopped looks again, and kills it
            }
        });
    }

    void kill(String container) {
        calls.run(SOON, () -> {
            try {
                clients.calls().killContainerCmd(container).exec();
            } catch (ConflictException | NotFoundException e) {
                // it does not run any more
            }
        });
    }

    void remove(String container) {
        calls.run(SLOW, () -> {
            try {
                clients.calls().removeContainerCmd(container).withForce(true).withRemoveVolumes(true).exec();
            } catch (NotFoundException | ConflictException e) {
                // it is gone, or on its way
            }
        });
    }

    void removeVolume(String name) {
        calls.run(SLOW, () -> {
            try {
                clients.calls().removeVolumeCmd(name).exec();
            } catch (NotFoundException e) {
                // it was never made
            }
        });
    }

    /** What is there of a container, by its id or name. */
    Optional<InspectContainerResponse> inspect(String container) {
        return calls.call(SOON, () -> found(() -> clients.calls().inspectContainerCmd(container).exec()));
    }

    /**
     * Whether the engine has told lately that a container used too much memory: if it hears so only after the
     * container's end, it notes it nowhere else.
     */
    boolean toldOutOfMemory(String id) {
        AtomicBoolean told = new AtomicBoolean();
        return calls.call(SOON, () -> {
            try (EventsCmd events = clients.streams().eventsCmd().withContainerFilter(id).withEventFilter("oom")
                    .withSince("1").withUntil(Long.toString(Instant.now().getEpochSecond() + 1))) {
                events.exec(new ResultCallback.Adapter<Event>() {
                    @Override
                    public void onNext(Event event) {
                        told.set(true);
                    }
                }).awaitCompletion(SOON.toSeconds(), TimeUnit.SECONDS);
            }
            return told.get();
        });
    }

    /** All containers that have a label, whatever they do. */
    List<Container> labelled(Map<String, String> labels) {
        return calls.call(SOON,
                () -> clients.calls().listContainersCmd().withShowAll(true).withLabelFilter(labels).exec());
    }

    private static <T> Optional<T> found(Callable<T> look) throws Exception {
        try {
            return Optional.of(look.call());
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        clients.close();
    }
}
