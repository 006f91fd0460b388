package dev.pawl.aws.call;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import dev.pawl.asl.TaskResource;
import dev.pawl.aws.AwsClients;
import dev.pawl.aws.call.Integrations.Integration;
import dev.pawl.connector.ConnectorProvider;
import dev.pawl.connector.Outcome;
import dev.pawl.connector.TaskRequest;
import dev.pawl.engine.OwnActions;
import dev.pawl.history.Failure;
import dev.pawl.items.bucket.OwnPlaces;
import dev.pawl.secret.SecretException;
import dev.pawl.secret.Secrets;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.util.VersionInfo;

/** Finds what a task names, and does it. */
final class Desk implements AutoCloseable {
    private static final String STEP_FUNCTIONS = "aws-sdk:sfn";

    private final AwsClients shared;
    private final SdkServices services;
    private final Clients clients;
    private final Roles roles;
    private final Secrets secrets;
    private final OwnBuckets own;
    private final String folder;

    Desk(AwsClients shared, SdkServices services, ConnectorProvider.Settings settings) {
        this.shared = shared;
        this.services = services;
        this.clients = new Clients(shared);
        this.roles = new Roles(shared);
        this.secrets = settings.secrets();
        this.own = new OwnBuckets(OwnPlaces.of(settings));
        this.folder = settings.variable().apply("PAWL_PLUGINS").orElse("plugins");
    }

    /** Names of the services that can be called. */
    Set<String> services() {
        return services.names();
    }

    /** Where further jars belong. */
    String folder() {
        return folder;
    }

    /** Whether a call of Step Functions is one of the engine around, because nobody said where else they are. */
    boolean leavesToTheEngine(TaskResource.Integration task) {
        return task.service().equals(STEP_FUNCTIONS) && OwnActions.NAMES.contains(task.action())
                && shared.endpoint("SFN").isEmpty() && !shared.section().services().containsKey("sfn");
    }

    /** Does a task, and waits for its end. */
    Outcome outcome(TaskResource.Integration task, TaskRequest request) {
        Integration integration = integration(task);
        try {
            Optional<SdkService> service = services.find(integration.service());
            return service.isEmpty()
                    ? missing(integration.service())
                    : redacted(called(integration, service.get(), request));
        } catch (LinkageError e) {
            return Failures.runtime("Expected all classes that the AWS SDK needs for " + integration.service()
                    + ", but one is missing: " + e.getMessage() + ". Put the jar that has it into the folder "
                    + folder + ", too, and start again.");
        }
    }

    private Outcome called(Integration integration, SdkService service, TaskRequest request) {
        Optional<SdkOperation> operation = service.operation(integration.action());
        if (operation.isEmpty()) {
            return Failures.runtime("The resource " + request.resource().arn() + " is not supported: expected an"
                    + " operation of " + integration.service() + " that takes a request and gives an answer, but "
                    + integration.action() + " is none");
        }
        Call call = new Call(integration, service, operation.get());
        try {
            JsonNode arguments = Arguments.of(request, secrets,
                    integration.old().map(Integrations.Old::resources).orElse(""));
            Optional<String> refused = own.named(arguments);
            if (refused.isPresent()) {
                return Failures.denied(call.prefix(), OwnPlaces.reason(refused.get()));
            }
            return call.outcome(arguments, request.input().text(),
                    new Call.Caller(clients.of(integration.service(), service),
                            role(integration.service(), service, request)));
        } catch (SecretException e) {
            return Failures.runtime(String.valueOf(e.getMessage()));
        } catch (SdkException e) {
            return Failures.unreachable(call.prefix(), e);
        }
    }

    private Optional<AwsCredentialsProvider> role(String name, SdkService service, TaskRequest request) {
        return request.roleArn()
                .flatMap(role -> roles.assume(role, clients.endpoint(name, service).isPresent()));
    }

    private Outcome redacted(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Completed done -> new Outcome.Completed(secrets.redact(done.output()));
            case Outcome.Failed failed -> new Outcome.Failed(failed.phase(),
                    new Failure(failed.failure().error(), failed.failure().cause().map(secrets::redact)));
            case Outcome other -> other;
        };
    }

    private Outcome missing(String service) {
        return Failures.runtime("Expected the service " + service + " in the AWS SDK, but the jar"
                + " software.amazon.awssdk:" + service + ":" + VersionInfo.SDK_VERSION
                + " (or the newest before it) is not there. Put it into the folder " + folder
                + " and start again; --plugins names another folder.");
    }

    /** How long a call may take whose task does not say. */
    Duration timeout(TaskResource.Integration task) {
        return shared.section().timeout(integration(task).service());
    }

    /** What the names of a task's errors begin with. */
    String prefix(TaskResource.Integration task) {
        Integration integration = integration(task);
        return integration.old().map(Integrations.Old::errors)
                .or(() -> services.find(integration.service()).map(SdkService::name)).orElse(integration.service());
    }

    private static Integration integration(TaskResource.Integration task) {
        return Integrations.of(task).orElseThrow();
    }

    @Override
    public void close() {
        clients.close();
        roles.close();
        shared.close();
    }
}
