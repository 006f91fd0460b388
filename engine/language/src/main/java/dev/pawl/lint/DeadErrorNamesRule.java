package dev.pawl.lint;

import dev.pawl.lint.flow.FlowPlace;
import dev.pawl.lint.flow.StatePlace;
import dev.pawl.lint.flow.Way;
import dev.pawl.lint.flow.Workflow;
import dev.pawl.lint.text.Change;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The first retrier, or catcher, that lists an error takes it: the names after it that say the same are dead.
 */
final class DeadErrorNamesRule implements LintRule {
    /** To know that one of more is safe to remove takes too long. */
    private static final int MOST_CATCHERS = 200;

    @Override
    public void check(Workflow workflow, Findings findings) {
        for (FlowPlace flow : workflow.flows()) {
            for (StatePlace state : flow.states()) {
                ErrorHandlers.of(state).forEach(h -> check(flow, h, findings));
            }
        }
    }

    private static void check(FlowPlace flow, ErrorHandlers handlers, Findings findings) {
        Map<String, Integer> taken = new LinkedHashMap<>();
        for (int i = 0; i < handlers.errorEquals().size() && !findings.isFull(); i++) {
            List<String> names = handlers.errorEquals().get(i);
            List<Integer> dead = new ArrayList<>();
            List<String> reasons = new ArrayList<>();
            for (int n = 0; n < names.size(); n++) {
                Optional<String> by = coveredBy(names.get(n), taken);
                if (by.isPresent()) {
                    dead.add(n);
                    reasons.add(reason(names.get(n), by.get(), taken.getOrDefault(by.get(), 0), i));
                }
                taken.putIfAbsent(names.get(n), i);
            }
            if (!names.isEmpty() && dead.size() == names.size()) {
                whole(flow, handlers, i, reasons, findings);
            } else {
                single(handlers, i, dead, reasons, findings);
            }
        }
    }

    /** Only few names mean others, too: whoever looks through all that are taken would look for minutes. */
    private static Optional<String> coveredBy(String name, Map<String, Integer> taken) {
        return taken.containsKey(name)
                ? Optional.of(name)
                : ErrorHandlers.WIDE.stream().filter(taken::containsKey).filter(t -> ErrorHandlers.covers(t, name))
                        .min(Comparator.comparing(t -> taken.getOrDefault(t, 0)));
    }

    private static String reason(String name, String by, int where, int here) {
        String place = where == here ? "in the same list" : "in element " + where;
        return "'" + name + "' is taken by '" + by + "' " + place + " before it";
    }

    private static void whole(FlowPlace flow, ErrorHandlers handlers, int index, List<String> reasons,
            Findings findings) {
        String message = "Never used: " + reasons.get(0)
                + (reasons.size() > 1 ? ", and so are its other names" : "");
        if (handlers.field().equals("Catch") && isOnlyWay(flow, handlers.state(), index)) {
            findings.add(LintCode.ERROR_HANDLER_NEVER_USED, message, handlers.at(index));
        } else {
            findings.add(LintCode.ERROR_HANDLER_NEVER_USED, message, handlers.at(index),
                    Fix.of("Remove it", new Change.Remove(handlers.at(index))));
        }
    }

    /** Without it, AWS would refuse its target as not reachable. */
    private static boolean isOnlyWay(FlowPlace flow, StatePlace state, int catcher) {
        if (state.catchers().size() > MOST_CATCHERS) {
            return true;
        }
        String target = state.catchers().get(catcher).next();
        return !Reached.by(flow, s -> s.name().equals(state.name())
                ? s.ways().stream().filter(w -> w.kind() != Way.Kind.CATCH || w.index() != catcher).toList()
                : s.ways()).contains(target);
    }

    private static void single(ErrorHandlers handlers, int index, List<Integer> dead, List<String> reasons,
            Findings findings) {
        for (int i = 0; i < dead.size(); i++) {
            findings.add(LintCode.ERROR_HANDLER_NEVER_USED, "Never used: " + reasons.get(i),
                    handlers.at(index, dead.get(i)),
                    Fix.of("Remove the name", new Change.Remove(handlers.at(index, dead.get(i)))));
        }
    }
}
