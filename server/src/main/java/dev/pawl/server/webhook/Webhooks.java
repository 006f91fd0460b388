package dev.pawl.server.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.arn.ArnScope;
import dev.pawl.config.ConfigurationValue;
import dev.pawl.engine.Executions;
import dev.pawl.schedule.MachineNames;
import dev.pawl.secret.Secrets;
import dev.pawl.server.api.RequestIds;
import dev.pawl.server.api.Traces;
import dev.pawl.server.access.Door;
import dev.pawl.server.audit.Deed;
import dev.pawl.server.auth.Principal;
import dev.pawl.server.http.HttpHandler;
import dev.pawl.server.http.HttpRequest;
import dev.pawl.server.http.HttpResponse;
import dev.pawl.server.http.TraceHeaders;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers calls of webhooks: first who calls, then whether the call is as it should be, and then the
 * execution.
 */
public final class Webhooks implements HttpHandler {
    /** What all paths begin with. */
    public static final String PREFIX = "/hooks/";

    private static final Logger LOG = LoggerFactory.getLogger(Webhooks.class);
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int BAD_REQUEST = 400;
    private static final int NAME_KEPT = 40;
    private static final int KEY_DIGITS = 32;

    private final Map<String, Webhook> webhooks;
    private final MachineNames machines;
    private final Executions executions;
    private final Secrets secrets;
    private final Door door;
    private final InstantSource clock;
    private final Map<String, SyncCalls> waiting = new ConcurrentHashMap<>();

    /** What webhooks need of the world around them. */
    public record Surroundings(ArnScope scope, Executions executions, Secrets secrets, Door door,
            InstantSource clock) {}

    /**
     * Those of section {@code webhooks}.
     *
     * @throws dev.pawl.config.ConfigurationException
     *             if something is not as it should be
     * @throws dev.pawl.secret.SecretException
     *             if a secret cannot be had
     */
    public Webhooks(ConfigurationValue section, Surroundings around) {
        webhooks = WebhookReader.read(section);
        machines = new MachineNames(around.scope());
        executions = around.executions();
        secrets = around.secrets();
        door = around.door();
        clock = around.clock();
        webhooks.values().forEach(webhook -> webhook.signature().require(secrets));
    }

    /**
     * Only looks whether the section is as it should be.
     *
     * @throws dev.pawl.config.ConfigurationException
     *             if it is not
     */
    public static void check(ConfigurationValue section) {
        WebhookReader.read(section);
    }

    @Override
    public CompletionStage<HttpResponse> handle(HttpRequest request) {
        String id = RequestIds.next();
        try {
            return answer(request, id).exceptionally(failure -> WebhookAnswers.failure(failure, id));
        } catch (WebhookException e) {
            return CompletableFuture.completedFuture(WebhookAnswers.refusal(e));
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("Request {} to a webhook failed: {}", id, Traces.withoutMessages(e));
            return CompletableFuture.completedFuture(WebhookAnswers.broken(id));
        }
    }

    private CompletionStage<HttpResponse> answer(HttpRequest request, String id) {
        Webhook webhook = webhooks.get(request.path().substring(PREFIX.length()));
        if (webhook == null) {
            throw unknown();
        }
        Optional<String> once = proven(webhook, request, id);
        Webhook.Accepts accepts = webhook.accepts();
        if (!accepts.methods().contains(request.method())) {
            throw new WebhookException(METHOD_NOT_ALLOWED, "Expected "
                    + accepts.methods().stream().sorted().collect(Collectors.joining(" or "))
                    + ", but got another method");
        }
        JsonNode body = WebhookBody.read(request, accepts);
        String input = webhook.input().of(new WebhookInput.Call(webhook.name(), request, body, clock.instant())).text();
        Executions.Start start = new Executions.Start(machines.arn(webhook.machine()),
                name(webhook, request, body, once), Optional.of(input), TraceHeaders.of(request.headers()));
        return switch (webhook.mode()) {
            case Webhook.Mode.Start mode -> {
                Deed deed = admitted(webhook, "StartExecution", start, request, id);
                yield WebhookAnswers.started(door.noted(deed, () -> executions.start(start),
                        done -> Map.of("result", done.executionArn()), WebhookAnswers::code), start);
            }
            case Webhook.Mode.Sync mode -> {
                Deed deed = admitted(webhook, "StartSyncExecution", start, request, id);
                yield door.noted(deed, () -> waiting.computeIfAbsent(webhook.name(),
                        any -> new SyncCalls(executions, mode)).call(start), done -> Map.of(), WebhookAnswers::code);
            }
        };
    }

    private Optional<String> proven(Webhook webhook, HttpRequest request, String id) {
        return switch (webhook.signature().verify(request, secrets, clock.instant())) {
            case Signature.Verdict.Proven proven -> proven.once();
            case Signature.Verdict.Refused refused -> {
                LOG.info("A call of webhook {} was refused: {}", webhook.name(), refused.why());
                door.refused(new Deed(Optional.empty(), "webhook:" + webhook.name(), machines.arn(webhook.machine()),
                        request.connection().address(), id), "SignatureRefused");
                throw unknown();
            }
        };
    }

    /** The same name for the same delivery; none if there is nothing that tells deliveries apart. */
    private static Optional<String> name(Webhook webhook, HttpRequest request, JsonNode body, Optional<String> once) {
        Optional<String> key = once;
        if (webhook.key().isPresent()) {
            DeliveryKey source = webhook.key().get();
            key = Optional.of(source.of(request, body).orElseThrow(() -> new WebhookException(BAD_REQUEST,
                    "Expected " + source.place() + ", which tells deliveries apart, but it is missing")));
        }
        String kept = webhook.name().substring(0, Math.min(NAME_KEPT, webhook.name().length()));
        return key.map(text -> kept + "-" + hash(webhook.name() + "\n" + text));
    }

    private Deed admitted(Webhook webhook, String operation, Executions.Start start, HttpRequest request, String id) {
        Principal who = Principal.webhook(webhook.name());
        Deed deed = new Deed(Optional.of(who), operation, start.stateMachineArn(), request.connection().address(), id);
        if (!door.policy().allows(who, operation, start.stateMachineArn())) {
            door.refused(deed, "AccessDeniedException");
            throw new WebhookException(FORBIDDEN, "This webhook may not start its execution");
        }
        return deed;
    }

    private static WebhookException unknown() {
        return new WebhookException(UNAUTHORIZED,
                "Expected a webhook of this name and its signature, but one is missing");
    }

    private static String hash(String text) {
        try {
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)))
                    .substring(0, KEY_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Expected SHA-256, which every Java has", e);
        }
    }
}
