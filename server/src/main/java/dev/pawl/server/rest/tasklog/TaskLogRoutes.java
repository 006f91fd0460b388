package dev.pawl.server.rest.tasklog;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.connector.WorkLogs;
import dev.pawl.connector.WorkLogs.Work;
import dev.pawl.server.rest.ProblemException;
import dev.pawl.server.rest.RestRequest;
import dev.pawl.server.rest.RestResponse;
import dev.pawl.server.rest.Route;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Routes below {@code /task-logs}: which work there is of tasks that keep a log, and what it wrote. */
public final class TaskLogRoutes {
    private static final int LARGEST_PAGE = 1_000;
    private static final int USUAL_PAGE = 100;
    private static final int LARGEST_LOG = 4 << 20;
    private static final int USUAL_LOG = 1 << 20;

    private final List<WorkLogs> keepers;

    /** Routes to the logs of these. */
    public TaskLogRoutes(List<WorkLogs> keepers) {
        this.keepers = keepers;
    }

    /** All of them. */
    public List<Route> all() {
        return List.of(
                new Route("GET", "/task-logs", "ListTaskLogs", request -> request.query("execution").orElse("*"),
                        aside(this::list)),
                new Route("GET", "/task-logs/{id}/{part}", "GetTaskLog", this::execution, aside(this::show)));
    }

    /** Whose task a log is of. */
    private String execution(RestRequest request) {
        return keepers.stream().flatMap(keeper -> keeper.find(request.path("id")).stream()).findFirst()
                .map(Work::executionArn).orElse("*");
    }

    /** Files and other servers are asked: not on the thread that takes requests. */
    private static Route.Action aside(Function<RestRequest, RestResponse> work) {
        return request -> {
            CompletableFuture<RestResponse> answer = new CompletableFuture<>();
            Thread.ofVirtual().name("task-logs").start(() -> {
                try {
                    answer.complete(work.apply(request));
                } catch (RuntimeException e) {
                    answer.completeExceptionally(e);
                }
            });
            CompletionStage<RestResponse> stage = answer;
            return stage;
        };
    }

    private RestResponse list(RestRequest request) {
        int limit = request.number("limit", USUAL_PAGE, 1, LARGEST_PAGE);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode tasks = answer.putArray("tasks");
        keepers.stream().flatMap(keeper -> keeper.work(request.query("execution")).stream())
                .filter(work -> request.may("ListTaskLogs", work.executionArn()))
                .sorted(Comparator.comparing(Work::created).reversed()).limit(limit)
                .forEach(work -> tasks.add(json(work)));
        return RestResponse.ok(answer);
    }

    private static ObjectNode json(Work work) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("id", work.id()).put("name", work.name())
                .put("execution", work.executionArn()).put("status", work.status())
                .put("created", work.created().toString());
        work.parts().forEach(json.putArray("parts")::add);
        return json;
    }

    private RestResponse show(RestRequest request) {
        int most = request.number("bytes", USUAL_LOG, 1, LARGEST_LOG);
        for (WorkLogs keeper : keepers) {
            Optional<Work> work = keeper.find(request.path("id"))
                    .filter(found -> found.parts().contains(request.path("part")));
            if (work.isPresent()) {
                Tail tail = new Tail(most);
                try {
                    keeper.log(work.get().id(), request.path("part"), tail);
                } catch (IOException e) {
                    throw ProblemException.notFound("TaskLogNotFound", "Expected the log of " + request.path("part")
                            + ", but it cannot be read");
                }
                return RestResponse.ok(json(work.get()).put("part", request.path("part")).put("log", tail.text()));
            }
        }
        throw ProblemException.notFound("TaskLogNotFound", "Expected a task " + request.path("id") + " with a part "
                + request.path("part") + ", but there is none");
    }
}
