package dev.pawl.container.batch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.config.ConfigurationException;
import dev.pawl.config.ConfigurationValue;
import dev.pawl.connector.TaskRequest;
import dev.pawl.container.batch.job.Job;
import dev.pawl.container.batch.job.Job.Dependency;
import dev.pawl.container.batch.job.RetryStrategy;
import dev.pawl.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/** Makes a job of the parameters of {@code batch:submitJob}, its definition and its queue. */
final class Submission {
    private static final Set<String> MEMBERS = Set.of("ArrayProperties", "ContainerOverrides", "DependsOn",
            "JobDefinition", "JobName", "JobQueue", "Parameters", "PropagateTags", "RetryStrategy",
            "SchedulingPriorityOverride", "ShareIdentifier", "Tags", "Timeout");
    private static final String TRACE_VARIABLE = "TRACEPARENT";
    private static final int MOST_DEPENDENCIES = 20;
    private static final int LARGEST_ARRAY = 10_000;

    private final BatchSettings settings;
    private final TaskRequest request;
    private final JsonNode input;

    private Submission(BatchSettings settings, TaskRequest request) {
        this.settings = settings;
        this.request = request;
        this.input = request.input().value();
    }

    /**
     * The job; its id follows from the task's token, so that a second delivery is the same job.
     *
     * @throws BatchException
     *             if there can be none
     */
    static Job of(BatchSettings settings, TaskRequest request, Instant now) {
        Submission submission = new Submission(settings, request);
        try {
            return submission.job(now);
        } catch (ConfigurationException e) {
            throw BatchException.unusable(Json.write(submission.input), String.valueOf(e.getMessage()));
        }
    }

    private Job job(Instant now) {
        for (String name : (Iterable<String>) input::fieldNames) {
            if (!MEMBERS.contains(name)) {
                throw unusable("The field '" + name + "' is not supported by Step Functions");
            }
        }
        String name = required("JobName");
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9_-]{0,127}")) {
            throw BatchException.client("Job name should match valid pattern");
        }
        JobQueue queue = queue(required("JobQueue"));
        JobDefinition definition = definition(required("JobDefinition"));
        Map<String, String> parameters = new TreeMap<>(definition.parameters());
        parameters.putAll(texts("Parameters"));
        JsonNode container = traced(
                new Overrides(definition.container(), small("ContainerOverrides"), parameters).applied());
        RetryStrategy retry = value("RetryStrategy").map(Policies::retry).orElse(definition.retry());
        OptionalInt timeout = value("Timeout").map(Policies::timeout).orElse(definition.timeoutSeconds());
        Map<String, String> tags = new TreeMap<>(definition.tags());
        tags.putAll(texts("Tags"));
        OptionalInt size = size();
        return new Job(BatchConnector.idOf(request),
                name, definition.nameAndRevision(), queue.name(), now, size, dependsOn(size), container,
                ContainerProperties.of(container).room(), new Job.Policy(retry, timeout),
                new Job.Origin(request.executionArn(), request.stateMachineArn(), parameters, tags,
                        Optional.ofNullable(input.path("ShareIdentifier").textValue())));
    }

    /**
     * All attempts of the job stand below the task's span, unless a variable of that name says something else.
     */
    private JsonNode traced(ObjectNode container) {
        boolean said = container.path("environment").valueStream()
                .anyMatch(one -> one.path("name").asText().equals(TRACE_VARIABLE));
        if (!said && request.trace().isPresent()) {
            container.withArrayProperty("environment").addObject().put("name", TRACE_VARIABLE)
                    .put("value", request.trace().get().traceparent());
        }
        return container;
    }

    private JobQueue queue(String wanted) {
        JobQueue queue = settings.queue(wanted).orElseThrow(() -> BatchException.client("JobQueue " + wanted
                + " not found. The configuration has " + names(settings.queues().keySet())));
        if (!queue.enabled()) {
            throw BatchException.client("JobQueue " + wanted + " is in DISABLED state");
        }
        return queue;
    }

    private JobDefinition definition(String wanted) {
        return settings.definition(wanted).orElseThrow(() -> BatchException.client("JobDefinition " + wanted
                + " not found. The configuration has " + names(settings.definitions().keySet())));
    }

    private static String names(Set<String> names) {
        return names.isEmpty() ? "none" : String.join(", ", names);
    }

    private OptionalInt size() {
        Optional<ConfigurationValue> size = value("ArrayProperties").flatMap(array -> array.find("size"));
        if (size.isEmpty()) {
            return OptionalInt.empty();
        }
        int children = size.get().number(Integer.MIN_VALUE, Integer.MAX_VALUE);
        if (children < 2 || children > LARGEST_ARRAY) {
            throw BatchException.client("The array size must be between 2 and " + LARGEST_ARRAY);
        }
        return OptionalInt.of(children);
    }

    private List<Dependency> dependsOn(OptionalInt size) {
        List<Dependency> all = new ArrayList<>();
        for (ConfigurationValue each : value("DependsOn").map(ConfigurationValue::items).orElse(List.of())) {
            each.requireOnly(Set.of("jobId", "type"));
            Dependency dependency = new Dependency(each.optionalText("jobId"),
                    each.find("type").map(type -> type.oneOf(Set.of("N_TO_N", "SEQUENTIAL"))));
            boolean sequential = dependency.type().filter("SEQUENTIAL"::equals).isPresent();
            if (dependency.jobId().isEmpty() && !(sequential && size.isPresent())) {
                throw BatchException.client("A dependency without a jobId must be SEQUENTIAL, and of an array job");
            }
            all.add(dependency);
        }
        if (all.size() > MOST_DEPENDENCIES) {
            throw BatchException.client("A job can depend upon a maximum of " + MOST_DEPENDENCIES + " jobs");
        }
        return List.copyOf(all);
    }

    private String required(String name) {
        JsonNode value = input.path(name);
        if (!value.isTextual()) {
            throw unusable(value.isMissingNode() || value.isNull()
                    ? "The field '" + name + "' is required but was missing"
                    : "The value for the field '" + name + "' must be a STRING");
        }
        return value.textValue();
    }

    private Map<String, String> texts(String name) {
        Map<String, String> all = new TreeMap<>();
        input.path(name).properties().forEach(each -> all.put(each.getKey(), each.getValue().asText()));
        return all;
    }

    private JsonNode small(String name) {
        return input.hasNonNull(name)
                ? Casing.small(input.path(name))
                : JsonNodeFactory.instance.objectNode();
    }

    private Optional<ConfigurationValue> value(String name) {
        return input.hasNonNull(name)
                ? Optional.of(new ConfigurationValue(Casing.small(input.path(name)), "/" + name, "the Parameters"))
                : Optional.empty();
    }

    private BatchException unusable(String problem) {
        return BatchException.unusable(Json.write(input), problem);
    }
}
