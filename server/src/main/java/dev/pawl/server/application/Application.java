package dev.pawl.server.application;

import dev.pawl.engine.StateMachines.NewStateMachine;
import dev.pawl.function.LocalFunction;
import dev.pawl.schedule.model.ScheduleDefinition;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is to run, whoever described it.
 *
 * @param name
 *            of the whole: what it made is known by it
 * @param activities
 *            names of activities
 * @param schedules
 *            by name
 */
public record Application(String name, List<LocalFunction> functions, List<Machine> machines, List<String> activities,
        Map<String, ScheduleDefinition> schedules, List<Route> routes) {
    /** The tag by which what an application made is known, with the application's name. */
    public static final String STACK_TAG = "pawl:stack";

    /** Keeps its own copies. */
    public Application {
        functions = List.copyOf(functions);
        machines = List.copyOf(machines);
        activities = List.copyOf(activities);
        schedules = Map.copyOf(schedules);
        routes = List.copyOf(routes);
    }

    /** One without anything in it. */
    public static Application empty(String name) {
        return new Application(name, List.of(), List.of(), List.of(), Map.of(), List.of());
    }

    /**
     * A state machine.
     *
     * @param alias
     *            that always leads to the newest version, if one is published with each change
     */
    public record Machine(NewStateMachine wanted, Optional<String> alias) {
        /** Its name. */
        public String name() {
            return wanted.name();
        }
    }
}
