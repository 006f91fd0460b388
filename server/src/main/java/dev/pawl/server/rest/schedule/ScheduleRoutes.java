package dev.pawl.server.rest.schedule;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.config.ConfigurationException;
import dev.pawl.config.ConfigurationValue;
import dev.pawl.schedule.EngineTarget;
import dev.pawl.schedule.ScheduleException;
import dev.pawl.schedule.Schedules;
import dev.pawl.schedule.model.DefinitionJson;
import dev.pawl.schedule.model.Schedule;
import dev.pawl.schedule.model.ScheduleDefinition;
import dev.pawl.schedule.model.Timing;
import dev.pawl.server.auth.Sieve;
import dev.pawl.server.rest.ProblemException;
import dev.pawl.server.rest.RestRequest;
import dev.pawl.server.rest.RestResponse;
import dev.pawl.server.rest.Route;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Routes below {@code /schedules}. */
public final class ScheduleRoutes {
    private static final String ONE = "/schedules/{name}";
    private static final int LARGEST_PAGE = 1000;
    private static final int MOST_TIMES = 1000;
    private static final int USUAL_TIMES = 5;
    private static final int ACCEPTED = 202;
    private static final List<String> TIMING = List.of("expression", "timeZone", "startDate", "endDate");
    private static final int UNAVAILABLE = 503;

    private final Schedules schedules;
    private final EngineTarget target;

    /** Routes to these; whoever makes a schedule must be allowed to start the machine. */
    public ScheduleRoutes(Schedules schedules, EngineTarget target) {
        this.schedules = schedules;
        this.target = target;
    }

    private interface Work {
        RestResponse answer(RestRequest request);
    }

    /** All of them. */
    public List<Route> all() {
        return List.of(new Route("GET", "/schedules", "ListSchedules", action(this::list)),
                new Route("POST", "/schedules", "CreateSchedule",
                        request -> request.optionalText("machine").map(this::owner).orElse("*"), action(this::create)),
                new Route("GET", "/schedule-times", "PreviewSchedule", action(this::preview)),
                one("GET", ONE, "DescribeSchedule", this::describe), one("PUT", ONE, "UpdateSchedule", this::update),
                one("DELETE", ONE, "DeleteSchedule", this::delete),
                one("POST", ONE + "/pause", "PauseSchedule",
                        request -> RestResponse.ok(whole(schedules.pause(request.path("name"))))),
                one("POST", ONE + "/resume", "ResumeSchedule",
                        request -> RestResponse.ok(whole(schedules.resume(request.path("name"))))),
                one("POST", ONE + "/run", "RunSchedule", this::run));
    }

    private Route one(String method, String path, String operation, Work work) {
        Function<RestRequest, String> resource = request -> resource(request.path("name"));
        return new Route(method, path, operation, resource, action(work));
    }

    /** A schedule belongs to its machine. */
    private String resource(String name) {
        try {
            return owner(schedules.get(name).definition().machine());
        } catch (ScheduleException e) {
            return "*";
        }
    }

    private String owner(String machine) {
        return target.machineArn(machine);
    }

    private static Route.Action action(Work work) {
        return request -> {
            try {
                return work.answer(request).now();
            } catch (ScheduleException e) {
                throw problem(e);
            } catch (ConfigurationException e) {
                throw ProblemException.invalid(String.valueOf(e.getMessage()));
            }
        };
    }

    private RestResponse list(RestRequest request) {
        int limit = request.number("limit", 100, 1, LARGEST_PAGE);
        List<Schedule> page = new Sieve<>(schedules::list, Schedule::name).take(request.query("after"), limit,
                schedule -> request.may("ListSchedules", owner(schedule.definition().machine())));
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode all = answer.putArray("schedules");
        page.forEach(schedule -> all.add(
                ScheduleAnswer.brief(schedule, target.arn(schedule.name()), schedules.next(schedule, 1))));
        if (page.size() == limit) {
            answer.put("after", page.getLast().name());
        }
        return RestResponse.ok(answer);
    }

    private RestResponse create(RestRequest request) {
        String name = request.text("name");
        ObjectNode rest = request.body().deepCopy();
        rest.remove("name");
        ScheduleDefinition wanted = definition(rest, request, "CreateSchedule");
        target.requireMachine(wanted.machine());
        return RestResponse.created(whole(schedules.create(name, wanted, Schedules.API)));
    }

    private RestResponse update(RestRequest request) {
        String name = request.path("name");
        ScheduleDefinition wanted = definition(request.body(), request, "UpdateSchedule");
        if (!wanted.machine().equals(schedules.get(name).definition().machine())) {
            target.requireMachine(wanted.machine());
        }
        return RestResponse.ok(whole(schedules.update(name, wanted, Schedules.API)));
    }

    private RestResponse describe(RestRequest request) {
        Schedule schedule = schedules.get(request.path("name"));
        int count = request.number("count", USUAL_TIMES, 0, MOST_TIMES);
        return RestResponse.ok(
                ScheduleAnswer.whole(schedule, target.arn(schedule.name()), schedules.next(schedule, count)));
    }

    /** When a schedule would fire that is not made yet. */
    private RestResponse preview(RestRequest request) {
        ObjectNode wanted = JsonNodeFactory.instance.objectNode().put("machine", "any");
        TIMING.forEach(name -> request.query(name).ifPresent(text -> wanted.put(name, text)));
        Timing timing = DefinitionJson.read(new ConfigurationValue(wanted, "", "the request")).timing();
        int count = request.number("count", USUAL_TIMES, 1, MOST_TIMES);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode times = answer.putArray("times");
        Instant now = Instant.now();
        Optional<Instant> time = timing.next(now, now);
        while (time.isPresent() && times.size() < count) {
            times.add(time.get().toString());
            time = timing.next(time.get(), now);
        }
        return RestResponse.ok(answer);
    }

    private RestResponse delete(RestRequest request) {
        schedules.delete(request.path("name"), Schedules.API);
        return RestResponse.noContent();
    }

    private RestResponse run(RestRequest request) {
        request.require("StartExecution", resource(request.path("name")));
        String arn = schedules.run(request.path("name"));
        return new RestResponse(ACCEPTED,
                Optional.of(JsonNodeFactory.instance.objectNode().put("executionArn", arn)));
    }

    private ScheduleDefinition definition(ObjectNode body, RestRequest request, String operation) {
        ScheduleDefinition definition = DefinitionJson.read(new ConfigurationValue(body, "", "the request"));
        request.require(operation, owner(definition.machine()));
        request.require("StartExecution", owner(definition.machine()));
        return definition;
    }

    private ObjectNode whole(Schedule schedule) {
        return ScheduleAnswer.whole(schedule, target.arn(schedule.name()), schedules.next(schedule, USUAL_TIMES));
    }

    private static ProblemException problem(ScheduleException e) {
        String detail = String.valueOf(e.getMessage());
        return switch (e.reason()) {
            case NOT_FOUND -> ProblemException.notFound("ScheduleDoesNotExist", detail);
            case EXISTS -> ProblemException.conflict("ScheduleAlreadyExists", detail);
            case NOT_YOURS -> ProblemException.conflict("ScheduleOwnedByOther", detail);
            case INVALID -> ProblemException.invalid(detail);
            case REFUSED -> ProblemException.conflict("StartRefused", detail);
            case BUSY -> new ProblemException(UNAVAILABLE, "ScheduleBusy", detail);
        };
    }
}
