package dev.pawl.server.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.engine.StateMachines.NewStateMachine;
import dev.pawl.function.LocalFunction;
import dev.pawl.schedule.model.ScheduleDefinition;
import dev.pawl.schedule.model.Timing;
import dev.pawl.server.application.Application.Machine;
import dev.pawl.store.MachineRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DifferenceTest {
    private static final RouteApi API = new RouteApi("api", RouteApi.Kind.REST, "Prod", List.of(), Optional.empty());

    private static LocalFunction function(String name, String handler) {
        return new LocalFunction(name, new LocalFunction.Code("nodejs20.x", handler, Path.of("x"), List.of()),
                LocalFunction.Limits.DEFAULT, LocalFunction.Environment.NONE);
    }

    private static Machine machine(String name, String definition) {
        return new Machine(new NewStateMachine(name, MachineRecord.MachineType.STANDARD, new MachineRecord.Settings(
                definition, "role", Optional.empty(), Optional.empty(), Optional.empty()), Map.of()), Optional.empty());
    }

    private static Map<String, ScheduleDefinition> schedule(String expression) {
        return Map.of("s", ScheduleDefinition.of(Timing.of(expression, "UTC"), "m"));
    }

    private static List<Route> route(String path) {
        return List.of(new Route(API, "GET", path, new Route.Target.StartExecution("m")));
    }

    @Test
    void what_is_the_same_is_not_touched() {
        Application one = new Application("app", List.of(function("f", "a")), List.of(machine("m", "{}")), List.of("a"),
                schedule("rate(1 day)"), route("/a"));
        Application other = new Application("app", List.of(function("f", "a")), List.of(machine("m", "{}")),
                List.of("a"), schedule("rate(1 day)"), route("/a"));
        assertThat(Difference.between(one, other)).isEmpty();
    }

    @Test
    void what_is_added_comes_before_what_refers_to_it_and_what_goes_comes_last() {
        Application before = new Application("app", List.of(function("f", "a"), function("old", "a")),
                List.of(machine("m", "{}"), machine("gone", "{}")), List.of("a"), schedule("rate(1 day)"), route("/a"));
        Application after = new Application("app", List.of(function("f", "b"), function("new", "a")),
                List.of(machine("m", "{ }"), machine("n", "{}")), List.of("b"), schedule("rate(2 days)"),
                route("/b"));
        assertThat(Difference.between(before, after)).containsExactly(
                new Change.PutFunction(function("f", "b"), false), new Change.PutFunction(function("new", "a"), true),
                new Change.AddActivity("b"), new Change.PutMachine(machine("m", "{ }"), false),
                new Change.PutMachine(machine("n", "{}"), true),
                new Change.SetSchedules(schedule("rate(1 day)"), schedule("rate(2 days)")),
                new Change.SetRoutes(route("/a"), route("/b")), new Change.RemoveMachine("gone"),
                new Change.RemoveActivity("a"), new Change.RemoveFunction("old"));
    }

    @Test
    void changes_are_told_in_words() {
        assertThat(Words.of("route", Map.of("GET /a", 1, "GET /b", 1), Map.of("GET /b", 2, "GET /c", 1)))
                .isEqualTo("route GET /b updated, route GET /c added, route GET /a removed");
    }
}
