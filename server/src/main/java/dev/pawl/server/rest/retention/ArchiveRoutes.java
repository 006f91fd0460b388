package dev.pawl.server.rest.retention;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.archive.ArchiveEntry;
import dev.pawl.archive.Archived;
import dev.pawl.server.rest.IsoTime;
import dev.pawl.server.rest.ProblemException;
import dev.pawl.server.rest.RestRequest;
import dev.pawl.server.rest.RestResponse;
import dev.pawl.server.rest.Route;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

/** Finds executions that were archived. */
public final class ArchiveRoutes {
    private static final int USUAL = 100;
    private static final int MOST = 1000;

    private final Optional<Archived> archive;

    /** In that archive, if there is one. */
    public ArchiveRoutes(Optional<Archived> archive) {
        this.archive = archive;
    }

    /** All of them. */
    public List<Route> all() {
        return List.of(new Route("GET", "/archives/executions", "ListArchives", this::search),
                new Route("GET", "/archives/executions/{arn}", "GetArchivedExecution", request -> request.path("arn"),
                        this::show));
    }

    private CompletionStage<RestResponse> search(RestRequest request) {
        Predicate<ArchiveEntry> which = entry -> request.may("GetArchivedExecution", entry.arn());
        for (String name : request.query("name").stream().toList()) {
            which = which.and(entry -> entry.name().equals(name));
        }
        for (String machine : request.query("machine").stream().toList()) {
            which = which.and(entry -> entry.stateMachineArn().equals(machine)
                    || entry.stateMachineArn().endsWith(":" + machine));
        }
        for (String status : request.query("status").stream().toList()) {
            which = which.and(entry -> entry.status().name().equalsIgnoreCase(status));
        }
        Predicate<ArchiveEntry> wanted = which;
        int limit = request.number("limit", USUAL, 1, MOST);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode all = answer.putArray("executions");
        archive.map(files -> files.search(wanted, limit)).orElse(List.of()).forEach(entry -> all.addObject()
                .put("executionArn", entry.arn()).put("stateMachineArn", entry.stateMachineArn())
                .put("name", entry.name()).put("status", entry.status().name())
                .put("startDate", IsoTime.text(entry.startedAt())).put("stopDate", IsoTime.text(entry.stoppedAt()))
                .put("file", entry.file()));
        return RestResponse.ok(answer).now();
    }

    private CompletionStage<RestResponse> show(RestRequest request) {
        String arn = request.path("arn");
        JsonNode found = archive.flatMap(files -> files.find(arn)).map(one -> one.json())
                .orElseThrow(() -> ProblemException.notFound("ExecutionDoesNotExist",
                        "Execution Does Not Exist: '" + arn + "'"));
        return RestResponse.ok(found).now();
    }
}
