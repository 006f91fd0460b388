package dev.pawl.approval.service;

import java.util.List;
import dev.pawl.connector.Facility;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pawl.approval.model.ApprovalRequest;
import dev.pawl.approval.model.Ask;
import dev.pawl.approval.model.Course;
import dev.pawl.approval.model.Origin;
import dev.pawl.approval.rule.AskReader;
import dev.pawl.approval.rule.Endings;
import dev.pawl.approval.rule.Passing;
import dev.pawl.approval.rule.Requesting;
import dev.pawl.approval.rule.Scene;
import dev.pawl.approval.rule.Verdict;
import dev.pawl.asl.TaskResource;
import dev.pawl.asl.approval.ApprovalArguments;
import dev.pawl.connector.Connector;
import dev.pawl.connector.Outcome;
import dev.pawl.connector.TaskRequest;
import dev.pawl.json.Payload;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/**
 * Takes requests in. The id of a request follows from the task's token, so a second delivery finds the first.
 */
final class ApprovalConnector implements Connector {
    /** The error of a request that makes no sense. */
    static final String INVALID = "Approval.InvalidArguments";
    private static final String REQUEST_ID = "RequestId";
    private static final int ID_LENGTH = 16;

    private final Approvals approvals;
    private final Executor threads;
    private final Map<String, CompletableFuture<Outcome>> starting = new ConcurrentHashMap<>();

    ApprovalConnector(Approvals approvals, Executor threads) {
        this.approvals = approvals;
        this.threads = threads;
    }

    @Override
    public List<Facility> facilities() {
        List<Facility.Thing> channels = approvals.channels().stream().sorted()
                .map(name -> new Facility.Thing("channel", name, "")).toList();
        return List.of(new Facility("approval", List.of("arn:pawl:states:::approval:request"), true,
                channels.isEmpty()
                        ? "People find requests in the console; no channel tells them"
                        : channels.size() + " channels tell people",
                channels));
    }

    @Override
    public boolean handles(TaskResource resource) {
        return resource instanceof TaskResource.Integration i && i.service().equals(ApprovalArguments.SERVICE)
                && i.action().equals(ApprovalArguments.ACTION);
    }

    @Override
    public CompletionStage<Outcome> start(TaskRequest task) {
        String id = id(task.token());
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        starting.put(id, outcome);
        threads.execute(() -> {
            try {
                outcome.complete(take(task, id));
            } catch (RuntimeException e) {
                outcome.completeExceptionally(e);
            } finally {
                starting.remove(id, outcome);
            }
        });
        return outcome;
    }

    /** Nobody attaches to a promise. */
    @Override
    public CompletionStage<Outcome> attach(TaskRequest request, Outcome.Accepted accepted) {
        return new CompletableFuture<>();
    }

    /** What is being taken in at this moment is waited for: nothing may stay that nobody waits for. */
    @Override
    public CompletionStage<Void> cancel(TaskRequest task, Optional<Outcome.Accepted> accepted) {
        String id = id(task.token());
        CompletableFuture<Outcome> begun = starting.getOrDefault(id, CompletableFuture.completedFuture(null));
        return begun.handleAsync((outcome, broken) -> {
            cancel(id, "The execution does not wait for it any more");
            return null;
        }, threads);
    }

    private void cancel(String id, String why) {
        approvals.change(id, request -> Passing.cancel(request, why, approvals.scene()));
    }

    private Outcome take(TaskRequest task, String id) {
        if (approvals.find(id).isPresent()) {
            return promised(id);
        }
        Scene scene = approvals.scene();
        return switch (AskReader.read(task.input().value(), scene, approvals.channels())) {
            case AskReader.Result.Refused refused ->
                Outcome.Failed.of(INVALID, String.join("; ", refused.problems()));
            case AskReader.Result.Read read -> ask(task, id, read.ask(), scene);
        };
    }

    private Outcome ask(TaskRequest task, String id, Ask ask, Scene scene) {
        Optional<String> before = task.before().map(handle -> handle.value().path(REQUEST_ID).asText());
        Optional<ApprovalRequest> settled = before.flatMap(approvals::find)
                .filter(earlier -> Requesting.settled(earlier, ask));
        if (settled.isPresent()) {
            return Endings.outcome(settled.get()).orElseThrow();
        }
        approvals.begin((Verdict.Accepted) Requesting.begin(request(id, task, before, ask), scene));
        return promised(id);
    }

    private ApprovalRequest request(String id, TaskRequest task, Optional<String> before, Ask ask) {
        before.ifPresent(earlier -> cancel(earlier, "It is asked again as " + id));
        Optional<Course> kept = before.flatMap(approvals::find).flatMap(earlier -> Requesting.kept(earlier, ask));
        Origin origin = new Origin(task.token(), task.executionArn(), task.stateMachineArn(),
                kept.isPresent() ? before : Optional.empty());
        return new ApprovalRequest(id, origin, ask, approvals.scene().now(),
                kept.orElseGet(() -> Course.begin(ask.approvers())));
    }

    private static Outcome promised(String id) {
        Payload named = Payload.of(JsonNodeFactory.instance.objectNode().put(REQUEST_ID, id));
        return new Outcome.Promised(named, named);
    }

    private static String id(String token) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return new BigInteger(1, hash).toString(Character.MAX_RADIX).substring(0, ID_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Expected SHA-256 in every Java, but it is missing", e);
        }
    }
}
