package dev.pawl.server.application;

import dev.pawl.arn.ActivityArn;
import dev.pawl.engine.EngineException;
import dev.pawl.function.LocalFunction;
import dev.pawl.function.LocalFunctions;
import dev.pawl.schedule.ScheduleException;
import dev.pawl.server.api.Configuration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** An application on an engine: brought from one state to the next by what differs. For one thread. */
public final class RunningApplication {
    private final Ground ground;
    private final MachineDeployment machines;
    private Application now;

    private RunningApplication(Ground ground, String name) {
        this.ground = ground;
        this.machines = new MachineDeployment(ground);
        this.now = Application.empty(name);
    }

    /** An application of which nothing runs yet; what one of that name left behind is known by its tag. */
    public static RunningApplication on(Ground ground, String name) {
        return new RunningApplication(ground, name);
    }

    /**
     * Declares the functions of an application that is about to start, so that what was outstanding when it ended
     * last finds them.
     *
     * @throws IllegalArgumentException
     *             if one of them cannot run here
     */
    public static void declare(Application application, LocalFunctions functions, Map<String, String> environment) {
        application.functions().forEach(function -> functions.put(surrounded(function, environment)));
    }

    private static LocalFunction surrounded(LocalFunction function, Map<String, String> environment) {
        Map<String, String> variables = new LinkedHashMap<>(environment);
        variables.putAll(function.environment().variables());
        return new LocalFunction(function.name(), function.code(), function.limits(),
                new LocalFunction.Environment(variables, function.environment().passed()));
    }

    /**
     * Begins to run.
     *
     * @return what could not be done, and what became of machines that an earlier run left behind
     */
    public List<Effect> start(Application first) {
        List<Effect> effects = new ArrayList<>(apply(first).stream().filter(Effect::failed).toList());
        List<String> wanted = first.machines().stream().map(Application.Machine::name).toList();
        machines.ownedBy(first.name()).stream().filter(name -> !wanted.contains(name))
                .forEach(name -> effects.add(machines.remove(name)));
        if (first.schedules().isEmpty()) {
            // an earlier run may have left some behind
            Stream.of(effect(new Change.SetSchedules(Map.of(), Map.of()))).filter(Effect::failed)
                    .forEach(effects::add);
        }
        return List.copyOf(effects);
    }

    /**
     * Goes on as another application. A change that cannot be made leaves that part as it was, and is tried again
     * with the next.
     *
     * @return what was done, and what could not be
     */
    public List<Effect> apply(Application next) {
        List<Effect> effects = new ArrayList<>();
        List<Change> failed = new ArrayList<>();
        for (Change change : Difference.between(now, next)) {
            Effect effect = effect(change);
            effects.add(effect);
            if (effect.failed()) {
                failed.add(change);
            }
        }
        now = without(failed, next);
        return List.copyOf(effects);
    }

    /** What runs. */
    public Application application() {
        return now;
    }

    /** Takes away what lives only as long as this process. */
    public void stop() {
        now.functions().forEach(function -> ground.functions().remove(function.name()));
    }

    /** What could not be done counts as not there, so that it differs from whatever comes next. */
    private Application without(List<Change> failed, Application next) {
        List<LocalFunction> functions = new ArrayList<>(next.functions());
        List<Application.Machine> all = new ArrayList<>(next.machines());
        Application before = now;
        boolean schedules = true;
        boolean routes = true;
        for (Change change : failed) {
            switch (change) {
                case Change.PutFunction put -> functions.remove(put.function());
                case Change.PutMachine put -> all.remove(put.machine());
                case Change.SetSchedules set -> schedules = false;
                case Change.SetRoutes set -> routes = false;
                case Change.AddActivity add -> {
                    // tried again at the next start
                }
                case Change.RemoveFunction gone -> {
                    // ends with the process
                }
                case Change.RemoveActivity kept -> {
                    // stays, as without --prune
                }
                case Change.RemoveMachine kept -> {
                    // stays, as without --prune
                }
            }
        }
        return new Application(next.name(), functions, all, next.activities(),
                schedules ? next.schedules() : before.schedules(), routes ? next.routes() : before.routes());
    }

    private Effect effect(Change change) {
        try {
            return switch (change) {
                case Change.PutFunction put -> put(put.function(), put.added());
                case Change.RemoveFunction(String name) -> {
                    ground.functions().remove(name);
                    yield Effect.done("function " + name + " removed");
                }
                case Change.AddActivity(String name) -> {
                    ground.engine().activities().create(name, Optional.of(Configuration.ENCRYPTION.unsaid()),
                            Map.of(Application.STACK_TAG, now.name()));
                    yield Effect.done("activity " + name + " is there");
                }
                case Change.RemoveActivity(String name) -> removeActivity(name);
                case Change.PutMachine put -> machines.put(put.machine());
                case Change.RemoveMachine(String name) -> machines.remove(name);
                case Change.SetSchedules set -> {
                    ground.schedules().reconcile("stack:" + now.name(), set.schedules());
                    yield Effect.done(Words.of("schedule", set.before(), set.schedules()));
                }
                case Change.SetRoutes set -> {
                    ground.routes().accept(set.routes());
                    yield Effect.done(Words.of("route", Words.byName(set.before()), Words.byName(set.routes())));
                }
            };
        } catch (EngineException | ScheduleException | IllegalArgumentException e) {
            return Effect.failed(String.valueOf(e.getMessage()));
        }
    }

    private Effect put(LocalFunction function, boolean added) {
        ground.functions().put(surrounded(function, ground.environment()));
        return Effect.done("function " + function.name() + (added ? " added" : " updated"));
    }

    private Effect removeActivity(String name) {
        if (!ground.prune()) {
            return Effect
                    .done("activity " + name + " is not in the template any more and is kept (--prune deletes it)");
        }
        ground.engine().activities().delete(new ActivityArn(ground.scope(), name).text());
        return Effect.done("activity " + name + " deleted");
    }
}
