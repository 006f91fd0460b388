package dev.pawl.server.application;

import dev.pawl.function.LocalFunction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What has to be done to get from one application to another, in an order in which nothing is referred to
 * that is
 * not there yet, or not any more.
 */
public final class Difference {
    private final List<Change> changes = new ArrayList<>();

    private Difference() {}

    /** All changes; none if the two are equal. */
    public static List<Change> between(Application before, Application after) {
        Difference difference = new Difference();
        difference.compare(before.functions(), after.functions(), LocalFunction::name,
                (function, added) -> difference.changes.add(new Change.PutFunction(function, added)));
        difference.compare(before.activities(), after.activities(), name -> name,
                (name, added) -> difference.changes.add(new Change.AddActivity(name)));
        difference.compare(before.machines(), after.machines(), Application.Machine::name,
                (machine, added) -> difference.changes.add(new Change.PutMachine(machine, added)));
        if (!before.schedules().equals(after.schedules())) {
            difference.changes.add(new Change.SetSchedules(before.schedules(), after.schedules()));
        }
        if (!before.routes().equals(after.routes())) {
            difference.changes.add(new Change.SetRoutes(before.routes(), after.routes()));
        }
        gone(before.machines(), after.machines(), Application.Machine::name,
                name -> difference.changes.add(new Change.RemoveMachine(name)));
        gone(before.activities(), after.activities(), name -> name,
                name -> difference.changes.add(new Change.RemoveActivity(name)));
        gone(before.functions(), after.functions(), LocalFunction::name,
                name -> difference.changes.add(new Change.RemoveFunction(name)));
        return List.copyOf(difference.changes);
    }

    private <T> void compare(List<T> before, List<T> after, Function<T, String> name,
            BiConsumer<T, Boolean> changed) {
        Map<String, T> old = new LinkedHashMap<>();
        before.forEach(each -> old.put(name.apply(each), each));
        after.stream().filter(each -> !each.equals(old.get(name.apply(each))))
                .forEach(each -> changed.accept(each, !old.containsKey(name.apply(each))));
    }

    private static <T> void gone(List<T> before, List<T> after, Function<T, String> name, Consumer<String> gone) {
        List<String> kept = after.stream().map(name).toList();
        before.stream().map(name).filter(each -> !kept.contains(each)).forEach(gone);
    }
}
