package dev.pawl.server.application;

import dev.pawl.function.LocalFunction;
import dev.pawl.schedule.model.ScheduleDefinition;
import java.util.List;
import java.util.Map;

/** One thing to do on the way from an application to the next. */
public sealed interface Change {
    /** A function is there, or is another now. */
    record PutFunction(LocalFunction function, boolean added) implements Change {}

    /** A function is gone. */
    record RemoveFunction(String name) implements Change {}

    /** An activity is there. */
    record AddActivity(String name) implements Change {}

    /** An activity is not wanted any more. */
    record RemoveActivity(String name) implements Change {}

    /** A machine is there, or is another now. */
    record PutMachine(Application.Machine machine, boolean added) implements Change {}

    /** A machine is not wanted any more. */
    record RemoveMachine(String name) implements Change {}

    /** These are the schedules now. */
    record SetSchedules(Map<String, ScheduleDefinition> before, Map<String, ScheduleDefinition> schedules)
            implements
                Change {}

    /** These are the routes now. */
    record SetRoutes(List<Route> before, List<Route> routes) implements Change {}
}
