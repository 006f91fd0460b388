package dev.pawl.container.ecs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.connector.TaskRequest;
import dev.pawl.container.ecs.TaskDefinition.Amount;
import dev.pawl.container.ecs.TaskDefinition.Revision;
import dev.pawl.container.engine.ContainerPlan;
import dev.pawl.container.engine.ContainerPlan.Limits;
import dev.pawl.container.engine.ContainerPlan.Program;
import dev.pawl.container.engine.TaskPlan;
import dev.pawl.trace.TraceContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Makes the plan of a task from its definition and what a request overrides. */
final class Planning {
    private static final int UNITS = 1024;
    private static final long NANOS = 1_000_000_000L;
    private static final long MIB = 1L << 20;
    /** What Docker takes at least. */
    private static final long LEAST_MEMORY = 6 * MIB;
    private static final int LEAST_SHARES = 2;
    private static final int ID_BYTES = 16;

    private final RunTask run;
    private final Revision revision;
    private final Home home;

    /**
     * Where this server says that it is.
     *
     * @param buckets
     *            a folder of buckets, if there is one
     */
    record Home(String region, String account, Optional<String> buckets) {}

    Planning(RunTask run, Revision revision, Home home) {
        this.run = run;
        this.revision = revision;
        this.home = home;
    }

    /** The id of a task follows from the token, and tells nothing of it. */
    static String id(String token, int index) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((token + "#" + index).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * One of the tasks that are asked for.
     *
     * @throws EcsException
     *             if the overrides do not fit the definition
     */
    TaskPlan plan(TaskRequest request, int index) {
        for (JsonNode override : run.overrides().path("ContainerOverrides")) {
            String name = override.path("Name").asText();
            if (!revision.definition().amounts().containsKey(name)) {
                throw EcsException.parameter("Override for container named " + name
                        + " is not a container in the TaskDefinition.");
            }
            if (!override.path("ResourceRequirements").isEmpty()) {
                throw EcsException.parameter("Expected an override without ResourceRequirements, but container " + name
                        + " wants them, which this Docker Engine cannot give.");
            }
        }
        List<ContainerPlan> containers = new ArrayList<>();
        for (ContainerPlan container : revision.definition().containers()) {
            containers.add(overridden(container, request.trace()));
        }
        TaskPlan.Owner owner = new TaskPlan.Owner("ecs", revision.name(), request.executionArn(),
                request.stateMachineArn(),
                new TaskFacts(run, revision, home.region(), home.account()).json(this::amount, taskCpu(),
                        taskMemory()));
        return new TaskPlan(id(request.token(), index), owner, containers, revision.definition().network());
    }

    private ContainerPlan overridden(ContainerPlan container, Optional<TraceContext> trace) {
        JsonNode override = run.override(container.name());
        Program program = container.program();
        List<String> command = program.command();
        if (override.path("Command").isArray() && !override.path("Command").isEmpty()) {
            List<String> words = new ArrayList<>();
            override.path("Command").forEach(word -> words.add(word.asText()));
            command = words;
        }
        Program changed = new Program(program.entryPoint(), command, environment(container, override, trace),
                program.secrets(), program.workingDirectory(), program.user(), program.init());
        return new ContainerPlan(container.name(), container.image(), changed, container.life(),
                limits(container, amount(container.name())), container.access());
    }

    private Map<String, String> environment(ContainerPlan container, JsonNode override,
            Optional<TraceContext> trace) {
        Map<String, String> environment = new LinkedHashMap<>();
        trace.ifPresent(context -> environment.put("TRACEPARENT", context.traceparent()));
        environment.put("AWS_REGION", home.region());
        environment.put("AWS_DEFAULT_REGION", home.region());
        for (String file : revision.definition().environmentFiles().getOrDefault(container.name(), List.of())) {
            environment.putAll(EnvironmentFile.read(file, home.buckets()));
        }
        override.path("EnvironmentFiles").forEach(
                file -> environment.putAll(EnvironmentFile.read(file.path("Value").asText(), home.buckets())));
        environment.putAll(container.program().environment());
        override.path("Environment")
                .forEach(pair -> environment.put(pair.path("Name").asText(), pair.path("Value").asText()));
        container.program().secrets().keySet().forEach(environment::remove);
        return environment;
    }

    /** What a container gets, overrides included. */
    private Amount amount(String container) {
        Amount said = revision.definition().amounts().getOrDefault(container,
                new Amount(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty()));
        JsonNode override = run.override(container);
        return new Amount(number(override, "Cpu", said.cpu()), number(override, "Memory", said.memory()),
                number(override, "MemoryReservation", said.reservation()));
    }

    private static OptionalInt number(JsonNode override, String field, OptionalInt otherwise) {
        return override.hasNonNull(field) ? OptionalInt.of(override.path(field).asInt()) : otherwise;
    }

    private OptionalInt taskCpu() {
        return task("Cpu", Amounts.cpuUnits(run.overrides().path("Cpu")), revision.definition().cpu());
    }

    private OptionalInt taskMemory() {
        return task("Memory", Amounts.mebibytes(run.overrides().path("Memory")), revision.definition().memory());
    }

    private OptionalInt task(String field, OptionalInt override, OptionalInt otherwise) {
        if (run.overrides().hasNonNull(field) && override.isEmpty()) {
            throw EcsException.client("Invalid '" + field.toLowerCase(java.util.Locale.ROOT) + "' setting for task.");
        }
        return override.isPresent() ? override : otherwise;
    }

    private Limits limits(ContainerPlan container, Amount amount) {
        OptionalInt memory = amount.memory().isPresent() ? amount.memory() : taskMemory();
        Limits said = container.limits();
        return new Limits(
                amount.cpu().orElse(0) > 0
                        ? OptionalInt.of(Math.max(LEAST_SHARES, amount.cpu().getAsInt()))
                        : OptionalInt.empty(),
                taskCpu().orElse(0) > 0
                        ? OptionalLong.of(taskCpu().getAsInt() * NANOS / UNITS)
                        : OptionalLong.empty(),
                bytes(memory), bytes(amount.reservation()), said.sharedMemoryBytes(), said.ulimits());
    }

    private static OptionalLong bytes(OptionalInt mebibytes) {
        return mebibytes.orElse(0) > 0
                ? OptionalLong.of(Math.max(LEAST_MEMORY, mebibytes.getAsInt() * MIB))
                : OptionalLong.empty();
    }
}
