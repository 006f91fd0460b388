package dev.pawl.server.sam.resource;

import dev.pawl.function.LocalFunction;
import dev.pawl.schedule.model.ScheduleDefinition;
import dev.pawl.server.application.Application;
import dev.pawl.server.application.Route;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The parts of an application in the making. */
final class Parts {
    private final List<LocalFunction> functions = new ArrayList<>();
    private final List<Application.Machine> machines = new ArrayList<>();
    private final List<String> activities = new ArrayList<>();
    private final Map<String, ScheduleDefinition> schedules = new LinkedHashMap<>();
    private final List<Route> routes = new ArrayList<>();

    void add(LocalFunction function) {
        functions.add(function);
    }

    void add(Application.Machine machine) {
        machines.add(machine);
    }

    void addActivity(String name) {
        activities.add(name);
    }

    void add(String name, ScheduleDefinition schedule) {
        schedules.put(name, schedule);
    }

    void add(Route route) {
        routes.add(route);
    }

    Application application(String name) {
        return new Application(name, functions, machines, activities, schedules, routes);
    }
}
