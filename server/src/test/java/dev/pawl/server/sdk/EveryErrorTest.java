package dev.pawl.server.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pawl.engine.Quotas;
import dev.pawl.interpreter.model.TaskToken;
import dev.pawl.server.TestServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.sfn.model.EncryptionType;
import software.amazon.awssdk.services.sfn.model.LogLevel;
import software.amazon.awssdk.services.sfn.model.RoutingConfigurationListItem;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.StateMachineType;
import software.amazon.awssdk.services.sfn.model.Tag;

/**
 * Each error of the model is provoked through the SDK, which gives its own type for it; or there is a reason.
 */
class EveryErrorTest extends SdkTest {
    /** No key is ever asked for: nothing is encrypted with a customer's key here. */
    private static final Set<String> CANNOT_OCCUR = Set.of("KmsAccessDeniedException", "KmsInvalidStateException",
            "KmsThrottlingException");
    private static final String NONE = SdkServer.PREFIX + "stateMachine:none";

    private static final Map<String, Consumer<SdkServer>> PROVOKE = new TreeMap<>();
    private static final Map<String, Consumer<SdkServer>> PROVOKE_WITHOUT_ROOM = new TreeMap<>();

    static {
        names();
        machines();
        versions();
        executions();
        activitiesAndTasks();
        limits();
    }

    private static void names() {
        PROVOKE.put("InvalidArn", s -> s.client().describeStateMachine(r -> r.stateMachineArn("arn:aws:states:::x")));
        PROVOKE.put("InvalidName", s -> s.machine("a b", SdkServer.PASS));
        PROVOKE.put("InvalidToken", s -> s.client().listStateMachines(r -> r.nextToken("made up")));
        PROVOKE.put("ResourceNotFound", s -> s.client().listTagsForResource(r -> r.resourceArn(NONE)));
        PROVOKE.put("TooManyTags", s -> s.client().createActivity(r -> r.name("many").tags(IntStream.range(0, 51)
                .mapToObj(i -> Tag.builder().key("k" + i).value("v").build()).toList())));
        PROVOKE.put("ValidationException", s -> s.client().listExecutions(r -> r.maxResults(1)));
    }

    private static void machines() {
        PROVOKE.put("InvalidDefinition", s -> s.machine("invalid", "{}"));
        PROVOKE.put("InvalidLoggingConfiguration",
                s -> s.client().createStateMachine(r -> r.name("logging").definition(SdkServer.PASS)
                        .roleArn(SdkServer.ROLE).loggingConfiguration(l -> l.level(LogLevel.ALL))));
        PROVOKE.put("InvalidTracingConfiguration", s -> s.client().createStateMachine(r -> r.name("tracing")
                .definition(SdkServer.PASS).roleArn(SdkServer.ROLE).tracingConfiguration(t -> {})));
        PROVOKE.put("InvalidEncryptionConfiguration",
                s -> s.client().createStateMachine(
                        r -> r.name("encryption").definition(SdkServer.PASS).roleArn(SdkServer.ROLE)
                                .encryptionConfiguration(e -> e.type(EncryptionType.CUSTOMER_MANAGED_KMS_KEY))));
        PROVOKE.put("MissingRequiredParameter", s -> {
            String machine = s.machine("nothing", SdkServer.PASS);
            s.client().updateStateMachine(r -> r.stateMachineArn(machine));
        });
        PROVOKE.put("StateMachineAlreadyExists", s -> {
            s.machine("taken", SdkServer.PASS);
            s.machine("taken", SdkServer.WAIT);
        });
        PROVOKE.put("StateMachineDeleting", s -> {
            String machine = s.machine("deleting", SdkServer.WAIT);
            s.start(machine, "{}");
            s.client().deleteStateMachine(r -> r.stateMachineArn(machine));
            s.start(machine, "{}");
        });
        PROVOKE.put("StateMachineDoesNotExist", s -> s.start(NONE, "{}"));
        PROVOKE.put("StateMachineTypeNotSupported", s -> {
            String express = s.machine("express", SdkServer.PASS, StateMachineType.EXPRESS);
            s.client().listExecutions(r -> r.stateMachineArn(express));
        });
    }

    private static void versions() {
        PROVOKE.put("ConflictException", s -> {
            String machine = s.machine("conflict", SdkServer.PASS);
            s.client().publishStateMachineVersion(r -> r.stateMachineArn(machine).revisionId("other"));
        });
        PROVOKE.put("ServiceQuotaExceededException", s -> {
            String machine = s.machine("aliases", SdkServer.PASS);
            String version = s.client().publishStateMachineVersion(r -> r.stateMachineArn(machine))
                    .stateMachineVersionArn();
            for (int i = 0; i <= 100; i++) {
                String name = "alias" + i;
                s.client().createStateMachineAlias(r -> r.name(name).routingConfiguration(
                        RoutingConfigurationListItem.builder().stateMachineVersionArn(version).weight(100).build()));
            }
        });
    }

    private static void executions() {
        PROVOKE.put("ExecutionAlreadyExists", s -> {
            String machine = s.machine("twice", SdkServer.PASS);
            for (String input : List.of("1", "2")) {
                s.client().startExecution(r -> r.stateMachineArn(machine).name("n").input(input));
            }
        });
        PROVOKE.put("ExecutionDoesNotExist",
                s -> s.client().describeExecution(r -> r.executionArn(SdkServer.PREFIX + "execution:none:none")));
        PROVOKE.put("ExecutionNotRedrivable", s -> {
            String execution = s.start(s.machine("fine", SdkServer.PASS), "{}");
            s.ended(execution);
            s.client().redriveExecution(r -> r.executionArn(execution));
        });
        PROVOKE.put("InvalidExecutionInput", s -> s.start(s.machine("input", SdkServer.PASS), "{"));
    }

    private static void activitiesAndTasks() {
        PROVOKE.put("ActivityAlreadyExists", s -> {
            s.client().createActivity(r -> r.name("taken"));
            s.client().createActivity(r -> r.name("taken").encryptionConfiguration(
                    e -> e.type(EncryptionType.CUSTOMER_MANAGED_KMS_KEY).kmsKeyId("alias/mine")));
        });
        PROVOKE.put("ActivityDoesNotExist",
                s -> s.client().getActivityTask(r -> r.activityArn(SdkServer.PREFIX + "activity:none")));
        PROVOKE.put("InvalidOutput", s -> s.client().sendTaskSuccess(r -> r.taskToken(token(s, "out")).output("{")));
        PROVOKE.put("TaskTimedOut", s -> {
            String token = token(s, "over");
            s.client().sendTaskFailure(r -> r.taskToken(token));
            s.client().sendTaskHeartbeat(r -> r.taskToken(token));
        });
        PROVOKE.put("TaskDoesNotExist", s -> s.client().sendTaskHeartbeat(r -> r.taskToken(elsewhere(s))));
    }

    private static void limits() {
        PROVOKE_WITHOUT_ROOM.put("ActivityLimitExceeded", s -> {
            s.client().createActivity(r -> r.name("one"));
            s.client().createActivity(r -> r.name("two"));
        });
        PROVOKE_WITHOUT_ROOM.put("ActivityWorkerLimitExceeded", s -> {
            String activity = s.client().createActivity(r -> r.name("one")).activityArn();
            s.client().getActivityTask(r -> r.activityArn(activity));
        });
        PROVOKE_WITHOUT_ROOM.put("ExecutionLimitExceeded", s -> {
            String machine = s.machine("one", SdkServer.WAIT);
            s.start(machine, "{}");
            s.start(machine, "{}");
        });
        PROVOKE_WITHOUT_ROOM.put("StateMachineLimitExceeded", s -> {
            s.machine("one", SdkServer.WAIT);
            s.machine("two", SdkServer.WAIT);
        });
    }

    /** The token of a task that waits for its worker. */
    private static String token(SdkServer server, String name) {
        String activity = server.client().createActivity(r -> r.name(name)).activityArn();
        server.start(server.machine(name, "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Task\",\"Resource\":\""
                + activity + "\",\"End\":true}}}"), "{}");
        return server.client().getActivityTask(r -> r.activityArn(activity)).taskToken();
    }

    /** A token whose execution this server never had. */
    private static String elsewhere(SdkServer server) {
        String token = token(server, "elsewhere");
        return TaskToken.decode(token)
                .map(t -> new TaskToken(t.executionArn() + "x", t.scheduledEventId(),
                        t.redriveCount(), t.secret()).encode())
                .orElseThrow();
    }

    static Set<String> provoked() {
        return PROVOKE.keySet();
    }

    static Set<String> provokedWithoutRoom() {
        return PROVOKE_WITHOUT_ROOM.keySet();
    }

    @ParameterizedTest
    @MethodSource("provoked")
    void is_provoked(String error) {
        expect(error, Objects.requireNonNull(PROVOKE.get(error)), server());
    }

    @ParameterizedTest
    @MethodSource("provokedWithoutRoom")
    void is_provoked_where_there_is_no_room(String error, @TempDir Path folder) {
        try (SdkServer full = new SdkServer(folder, new Quotas(1, 1, 1, 0))) {
            expect(error, Objects.requireNonNull(PROVOKE_WITHOUT_ROOM.get(error)), full);
        }
    }

    private static void expect(String error, Consumer<SdkServer> provoke, SdkServer server) {
        SfnException refused = catchThrowableOfType(SfnException.class, () -> provoke.accept(server));

        assertThat(refused).isNotNull();
        assertThat(refused.awsErrorDetails().errorCode()).isEqualTo(error);
        assertThat(refused.getClass().getSimpleName())
                .isEqualTo(error.endsWith("Exception") ? error : error + "Exception");
        assertThat(refused.awsErrorDetails().errorMessage()).isNotBlank();
        assertThat(refused.statusCode()).isEqualTo(400);
    }

    @Test
    void none_is_forgotten() {
        Set<String> all = TestServer.MODEL.operations().stream().flatMap(operation -> operation.errors().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> known = new TreeSet<>(PROVOKE.keySet());
        known.addAll(PROVOKE_WITHOUT_ROOM.keySet());
        known.addAll(CANNOT_OCCUR);

        assertThat(all).hasSize(33).isEqualTo(known);
    }
}
