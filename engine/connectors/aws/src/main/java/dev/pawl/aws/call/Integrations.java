package dev.pawl.aws.call;

import java.util.List;
import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.asl.TaskResource;
import dev.pawl.asl.lint.ServiceParameters;
import dev.pawl.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which operation a Resource names, and how its integration differs from a plain call. */
final class Integrations {
    private static final String SDK = "aws-sdk:";
    private static final Map<String, Integration> OPTIMIZED = read();

    private Integrations() {}

    /**
     * An operation, as one kind of integration calls it.
     *
     * @param service
     *            name of the SDK's package
     * @param taken
     *            the only members that may be given, if there are more
     * @param old
     *            present if results and errors are those of version 1 of the SDK
     */
    record Integration(String service, String action, Dialect dialect, Optional<Set<String>> taken,
            Optional<Old> old) {
        Integration taking(Optional<Set<String>> names) {
            return new Integration(service, action, dialect, names, old);
        }
    }

    /**
     * What version 1 of the SDK called things, and what else an optimized integration does.
     *
     * @param errors
     *            what names of errors begin with, such as SQS
     * @param service
     *            such as AmazonSQS
     * @param exception
     *            of all errors that the service does not declare
     * @param resources
     *            a list whose elements get the machine and the execution as Resources; empty if there is none
     * @param failed
     *            a member of the answer that counts failures; empty if there is none
     * @param failure
     *            name of the error if there are some
     */
    record Old(String errors, String service, String exception, String resources, String failed, String failure) {}

    static Optional<Integration> of(TaskResource.Integration task) {
        return task.service().startsWith(SDK)
                ? Optional.of(new Integration(task.service().substring(SDK.length()), task.action(), Dialect.SDK,
                        Optional.empty(), Optional.empty()))
                : Optional.ofNullable(OPTIMIZED.get(task.service() + ":" + task.action()))
                        .map(known -> known.taking(ServiceParameters.taken(task)));
    }

    /** A Resource without its beginning, and the service that it needs. */
    record Optimized(String resource, String service) {}

    /** All that the table has. */
    static List<Optimized> optimized() {
        return OPTIMIZED.entrySet().stream().map(known -> new Optimized(known.getKey(), known.getValue().service()))
                .toList();
    }

    private static Map<String, Integration> read() {
        Map<String, Integration> all = new LinkedHashMap<>();
        try (InputStream in = Integrations.class.getResourceAsStream("optimized.json")) {
            Json.mapper().readTree(in).properties().forEach(
                    service -> service.getValue().required("actions").properties().forEach(action -> all.put(
                            service.getKey() + ":" + action.getKey(),
                            integration(service.getValue(), action.getKey(), action.getValue()))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    private static Integration integration(JsonNode service, String name, JsonNode action) {
        Set<String> json = new HashSet<>();
        action.path("json").forEach(path -> json.add(path.textValue()));
        Old old = new Old(service.required("errors").textValue(), service.required("service").textValue(),
                service.required("exception").textValue(), action.path("resources").asText(),
                action.path("failed").asText(), action.path("failure").asText());
        return new Integration(service.required("sdk").textValue(), name, Dialect.optimized(json), Optional.empty(),
                Optional.of(old));
    }
}
