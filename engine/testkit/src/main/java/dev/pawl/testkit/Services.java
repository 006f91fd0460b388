package dev.pawl.testkit;

import dev.pawl.asl.TaskResource;
import dev.pawl.asl.TaskResource.Integration;
import dev.pawl.asl.TaskResource.Pattern;
import dev.pawl.connector.Connector;
import dev.pawl.connector.Outcome;
import dev.pawl.connector.TaskRequest;
import dev.pawl.interpreter.model.TaskToken;
import dev.pawl.json.Payload;
import dev.pawl.testkit.mock.Behaviour;
import dev.pawl.testkit.mock.Ending;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The services around an engine that is played: those that are mocked, and the refusal of those that are not.
 */
final class Services implements Connector {
    private static final Set<String> THE_ENGINE = Set.of("states", "aws-sdk:sfn");

    private final Casting casting;
    private final Performance performance;
    private final List<Connector> real;
    private final Faults faults;

    Services(Casting casting, Performance performance, List<Connector> real, Faults faults) {
        this.casting = casting;
        this.performance = performance;
        this.real = real;
        this.faults = faults;
    }

    /** Only of a task can be said who does it. */
    @Override
    public boolean handles(TaskResource resource) {
        return false;
    }

    @Override
    public boolean handles(TaskRequest request) {
        Optional<Casting.Role> role = faults.guard(() -> role(request));
        return role.isEmpty() || role.get().behaviour().isPresent() || !reallyDone(request.resource());
    }

    @Override
    public CompletionStage<Outcome> start(TaskRequest request) {
        Optional<Casting.Role> role = faults.guard(() -> role(request));
        if (role.isEmpty()) {
            return new CompletableFuture<>();
        }
        Optional<Behaviour> behaviour = role.get().behaviour();
        if (behaviour.isEmpty()) {
            faults.unmocked(role.get().call());
            return new CompletableFuture<>();
        }
        return performance.start(role.get(), request.token(), pattern(request.resource()));
    }

    @Override
    public CompletionStage<Outcome> attach(TaskRequest request, Outcome.Accepted accepted) {
        return casting.known(key(request)).map(performance::end).orElseGet(CompletableFuture::new);
    }

    @Override
    public CompletionStage<Void> cancel(TaskRequest request, Optional<Outcome.Accepted> accepted) {
        return CompletableFuture.completedFuture(null);
    }

    private Casting.Role role(TaskRequest request) {
        return casting.of(key(request), request.resource(), request.input());
    }

    static Casting.Key key(TaskRequest request) {
        return key(request.token());
    }

    static Casting.Key key(String token) {
        TaskToken read = TaskToken.decode(token)
                .orElseThrow(() -> new IllegalArgumentException("Expected a task token, but got " + token));
        return new Casting.Key(read.executionArn(), read.scheduledEventId());
    }

    private boolean reallyDone(TaskResource resource) {
        return (resource instanceof Integration i && THE_ENGINE.contains(i.service()))
                || real.stream().anyMatch(connector -> connector.handles(resource));
    }

    private static Pattern pattern(TaskResource resource) {
        return resource instanceof Integration i ? i.pattern() : Pattern.REQUEST_RESPONSE;
    }

    static Outcome outcome(Ending ending) {
        return switch (ending) {
            case Ending.Returns e -> new Outcome.Completed(Payload.of(e.result()));
            case Ending.Fails e -> new Outcome.Failed(Outcome.Phase.RUN, e.failure());
            case Ending.Answers e -> throw new IllegalStateException("Expected an answer, but got a question");
            case Ending.Silence e -> throw new IllegalStateException("Expected an answer, but there is none");
        };
    }
}
