package dev.pawl.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.json.Json;
import dev.pawl.json.JsonTextException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads the parameters of {@code eks:runJob} and {@code eks:call}. */
final class EksParameters {
    private static final Set<String> TARGET = Set.of("ClusterName", "CertificateAuthority", "Endpoint");
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "DELETE", "HEAD", "PATCH");

    private final JsonNode parameters;
    private final List<String> problems = new ArrayList<>();

    private EksParameters(JsonNode parameters) {
        this.parameters = parameters;
    }

    /**
     * A Job to run.
     *
     * @param manifest
     *            as the definition has it
     */
    record RunJob(Clusters.Target target, String namespace, JsonNode manifest, LogOptions logs) {}

    /** A call of the API. */
    record Call(Clusters.Target target, ApiRequest request) {}

    /**
     * Whether and how logs are part of the result.
     *
     * @param raw
     *            not read as JSON
     * @param query
     *            for the log's own API
     */
    record LogOptions(boolean retrieve, boolean raw, Map<String, List<String>> query) {}

    static RunJob runJob(JsonNode parameters) {
        return new EksParameters(parameters).runJob();
    }

    static Call call(JsonNode parameters) {
        return new EksParameters(parameters).call();
    }

    private RunJob runJob() {
        requireOnly(parameters, Set.of("Namespace", "Job", "LogOptions"), TARGET);
        RunJob job = new RunJob(target(), text(parameters, "Namespace").orElse("default"), manifest(), logOptions());
        refuseProblems();
        return job;
    }

    private Call call() {
        requireOnly(parameters, Set.of("Method", "Path", "QueryParameters", "RequestBody"), TARGET);
        String method = required("Method");
        if (!method.isEmpty() && !METHODS.contains(method)) {
            problems.add("The value for the field 'Method' must be one of the values: " + new TreeSet<>(METHODS));
        }
        String path = required("Path");
        if (!path.isEmpty() && !path.startsWith("/")) {
            problems.add("The value for the field 'Path' must begin with a slash");
        }
        Call call = new Call(target(), new ApiRequest(method, path, lists(parameters, "QueryParameters"),
                body(method), ApiRequest.MOST_BYTES));
        refuseProblems();
        return call;
    }

    /** Endpoint and certificate may be left out here, where the configuration has them. */
    private Clusters.Target target() {
        return new Clusters.Target(required("ClusterName"), text(parameters, "Endpoint"),
                text(parameters, "CertificateAuthority"));
    }

    /** Kubernetes wants to know what kind of patch it is; AWS has no parameter for it, so the body tells. */
    private Optional<ApiRequest.Body> body(String method) {
        JsonNode value = parameters.path("RequestBody");
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        String text = value.isTextual() ? value.textValue() : Json.write(value);
        if (!method.equals("PATCH")) {
            return Optional.of(ApiRequest.Body.json(text));
        }
        return Optional.of(new ApiRequest.Body(text.stripLeading().startsWith("[")
                ? "application/json-patch+json"
                : "application/merge-patch+json", text));
    }

    private JsonNode manifest() {
        JsonNode value = parameters.path("Job");
        if (value.isTextual()) {
            try {
                value = Json.read(value.textValue());
            } catch (JsonTextException e) {
                problems.add("The value for the field 'Job' must be JSON");
                return parameters;
            }
        }
        if (value.isMissingNode() || value.isNull()) {
            problems.add("The field 'Job' is required but was missing");
        } else {
            requireObject("Job", value);
            requireObject("Job.metadata", value.path("metadata"));
            requireObject("Job.metadata.labels", value.path("metadata").path("labels"));
            requireObject("Job.metadata.annotations", value.path("metadata").path("annotations"));
        }
        return value;
    }

    private LogOptions logOptions() {
        JsonNode options = parameters.path("LogOptions");
        if (options.isMissingNode() || options.isNull()) {
            return new LogOptions(false, false, Map.of());
        }
        requireObject("LogOptions", options);
        requireOnly(options, Set.of("RetrieveLogs", "RawLogs", "LogParameters"), Set.of());
        return new LogOptions(flag(options, "RetrieveLogs"), flag(options, "RawLogs"), lists(options, "LogParameters"));
    }

    private void requireOnly(JsonNode object, Set<String> some, Set<String> others) {
        object.fieldNames().forEachRemaining(name -> {
            if (!some.contains(name) && !others.contains(name)) {
                problems.add("The field '" + name + "' is not supported by Step Functions");
            }
        });
    }

    private void requireObject(String name, JsonNode value) {
        if (!value.isObject() && !value.isMissingNode() && !value.isNull()) {
            problems.add("The value for the field '" + name + "' must be an OBJECT");
        }
    }

    private String required(String name) {
        if (!parameters.hasNonNull(name)) {
            problems.add("The field '" + name + "' is required but was missing");
            return "";
        }
        return text(parameters, name).orElse("");
    }

    private Optional<String> text(JsonNode object, String name) {
        JsonNode value = object.path(name);
        if (!value.isTextual() && !value.isMissingNode() && !value.isNull()) {
            problems.add("The value for the field '" + name + "' must be a STRING");
        }
        return Optional.ofNullable(value.textValue());
    }

    private boolean flag(JsonNode object, String name) {
        JsonNode value = object.path(name);
        if (!value.isBoolean() && !value.isMissingNode() && !value.isNull()) {
            problems.add("The value for the field '" + name + "' must be a BOOLEAN");
        }
        return value.booleanValue();
    }

    private Map<String, List<String>> lists(JsonNode object, String name) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        object.path(name).properties().forEach(each -> {
            if (!each.getValue().isArray()) {
                problems.add("The value for the field '" + name + "." + each.getKey() + "' must be an ARRAY");
            }
            List<String> values = new ArrayList<>();
            each.getValue().forEach(value -> values.add(value.asText()));
            all.put(each.getKey(), values);
        });
        return all;
    }

    private void refuseProblems() {
        if (!problems.isEmpty()) {
            throw EksException.unusable("The Parameters '" + Json.write(parameters)
                    + "' could not be used to start the Task: [" + String.join(", ", problems) + "]");
        }
    }
}
