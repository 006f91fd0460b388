package dev.pawl.testkit.replay;

import dev.pawl.testkit.trace.Trace;
import dev.pawl.testkit.trace.Visit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares paths flow by flow: branches and iterations may take turns otherwise than they did. */
final class Forks {
    private final Map<Visit, Map<String, List<Visit>>> then;
    private final Map<Visit, Map<String, List<Visit>>> now;

    private Forks(Trace then, Trace now) {
        this.then = inside(then);
        this.now = inside(now);
    }

    static Optional<Fork> first(Trace then, Trace now) {
        return new Forks(then, now).compare("", then.path(), now.path());
    }

    /** The flows inside each Parallel or Map, by what tells them apart. */
    private static Map<Visit, Map<String, List<Visit>>> inside(Trace trace) {
        Map<Visit, Map<String, List<Visit>>> all = new LinkedHashMap<>();
        Map<Visit, List<Visit>> flows = new LinkedHashMap<>();
        for (Visit visit : trace.visits()) {
            if (visit.before().isPresent()) {
                List<Visit> flow = flows.getOrDefault(visit.before().get(), new ArrayList<>());
                flow.add(visit);
                flows.put(visit, flow);
            } else if (visit.around().isPresent()) {
                Visit.Around around = visit.around().get();
                List<Visit> flow = new ArrayList<>(List.of(visit));
                flows.put(visit, flow);
                Map<String, List<Visit>> siblings = all.computeIfAbsent(around.visit(), v -> new LinkedHashMap<>());
                String key = around.iteration() >= 0 ? "[" + around.iteration() + "]" : " " + visit.state();
                int again = 1;
                while (siblings.containsKey(key + "#" + again)) {
                    again++;
                }
                siblings.put(key + "#" + again, flow);
            }
        }
        return all;
    }

    private Optional<Fork> compare(String place, List<Visit> was, List<Visit> is) {
        for (int i = 0; i < Math.max(was.size(), is.size()); i++) {
            Optional<String> before = i == 0 ? Optional.empty() : Optional.of(was.get(i - 1).state());
            if (i >= was.size() || i >= is.size() || !was.get(i).state().equals(is.get(i).state())) {
                return stopped(was, is, i)
                        ? Optional.empty()
                        : Optional.of(new Fork(place, before, name(was, i), name(is, i)));
            }
            Optional<Fork> deeper = compare(place, was.get(i), is.get(i));
            if (deeper.isPresent()) {
                return deeper;
            }
        }
        return Optional.empty();
    }

    private Optional<Fork> compare(String place, Visit was, Visit is) {
        Map<String, List<Visit>> wasInside = then.getOrDefault(was, Map.of());
        Map<String, List<Visit>> isInside = now.getOrDefault(is, Map.of());
        for (Map.Entry<String, List<Visit>> flow : wasInside.entrySet()) {
            List<Visit> other = isInside.get(flow.getKey());
            if (other != null) {
                String name = flow.getKey().substring(0, flow.getKey().indexOf('#'));
                Optional<Fork> fork = compare((place.isEmpty() ? "" : place + " / ") + was.state()
                        + (name.startsWith("[") ? name : ""), flow.getValue(), other);
                if (fork.isPresent()) {
                    return fork;
                }
            }
        }
        return Optional.empty();
    }

    /** Whether one of them only was not let to go as far as the other: its siblings failed. */
    private static boolean stopped(List<Visit> was, List<Visit> is, int at) {
        List<Visit> shorter = at >= was.size() ? was : is;
        boolean prefix = at >= was.size() || at >= is.size();
        return prefix && !shorter.isEmpty() && shorter.getLast().around().isPresent()
                && shorter.getLast().exited().isEmpty() && shorter.getLast().events().stream()
                        .noneMatch(event -> event.taskFailed() || event.type().endsWith("Failed"));
    }

    private static Optional<String> name(List<Visit> flow, int at) {
        return at < flow.size() ? Optional.of(flow.get(at).state()) : Optional.empty();
    }
}
