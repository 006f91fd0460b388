package dev.pawl.lint;

import dev.pawl.asl.ChoiceState;
import dev.pawl.asl.DataFlow;
import dev.pawl.asl.PassState;
import dev.pawl.asl.ResultPath;
import dev.pawl.asl.TaskState;
import dev.pawl.lint.flow.Cycles;
import dev.pawl.lint.flow.FlowPlace;
import dev.pawl.lint.flow.StatePlace;
import dev.pawl.lint.flow.Way;
import dev.pawl.lint.flow.Workflow;
import dev.pawl.lint.flow.Written;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Loops that run as fast as the machine can. A loop that counts or turns pages gets on with each turn; one
 * that
 * asks the same thing again and again, or tries again what failed, should wait in between.
 */
final class BusyLoopRule implements LintRule {
    private static final Pattern PAGES = Pattern.compile("(?i).*(token|marker|cursor|offset|page|startkey|lastkey).*");

    @Override
    public void check(Workflow workflow, Findings findings) {
        for (FlowPlace flow : workflow.flows()) {
            List<List<StatePlace>> ordinary = Cycles.of(flow, s -> !Waiting.in(s), w -> w.kind() != Way.Kind.CATCH);
            ordinary.forEach(g -> checkOrdinary(g, findings));
            Set<StatePlace> seen = ordinary.stream().flatMap(List::stream).collect(Collectors.toSet());
            for (List<StatePlace> group : Cycles.of(flow, s -> !Waiting.in(s), w -> true)) {
                if (group.stream().noneMatch(seen::contains) && triesOneThing(group)) {
                    findings.add(LintCode.LOOP_WITHOUT_WAIT,
                            "What fails here is tried again at once and without end: a Retry, or a Wait in the loop of "
                                    + Loops.names(group) + ", gives it time",
                            group.get(0).at());
                }
            }
        }
    }

    /** What does something else in between, to clear the way perhaps, is not said to be idle. */
    private static boolean triesOneThing(List<StatePlace> group) {
        return group.stream().filter(s -> s.state() instanceof TaskState || !s.inner().isEmpty()).count() <= 1;
    }

    private static void checkOrdinary(List<StatePlace> group, Findings findings) {
        if (group.stream().anyMatch(BusyLoopRule::getsOn)) {
            return;
        }
        boolean works = group.stream().anyMatch(s -> s.state() instanceof TaskState);
        if (works) {
            findings.add(LintCode.LOOP_WITHOUT_WAIT,
                    "The loop of " + Loops.names(group) + " asks the same again and again without waiting in between",
                    group.get(0).at());
        } else {
            findings.add(LintCode.LOOP_CHANGES_NOTHING, "Nothing changes in the loop of " + Loops.names(group)
                    + ": what made an execution go round once makes it go round for ever", group.get(0).at());
        }
    }

    /** Whether a state may bring the loop nearer to its end. */
    private static boolean getsOn(StatePlace place) {
        return place.node().has("Assign") || armsAssign(place) || switch (place.state()) {
            case ChoiceState s -> s.rules().stream().anyMatch(r -> asksTheClock(place));
            case PassState s -> changesData(place);
            case TaskState s -> turnsPages(place) || feedsItself(s) || place.node().has("Output");
            default -> !place.inner().isEmpty();
        };
    }

    private static boolean armsAssign(StatePlace place) {
        return place.node().findValue("Assign") != null && place.inner().isEmpty();
    }

    private static boolean asksTheClock(StatePlace place) {
        return Written.data(place).stream().anyMatch(w -> w.text().contains("$now") || w.text().contains("$millis")
                || w.text().contains("$random") || w.text().contains("$$.") || w.text().contains("context"));
    }

    private static boolean changesData(StatePlace place) {
        return Set.of("Result", "Parameters", "Output", "InputPath", "OutputPath").stream()
                .anyMatch(place.node()::has);
    }

    private static boolean turnsPages(StatePlace place) {
        return Written.data(place).stream().anyMatch(w -> PAGES.matcher(w.name()).matches());
    }

    /** What a task is given is what it gave: it may well count. */
    private static boolean feedsItself(TaskState task) {
        return switch (task.data()) {
            case DataFlow.JsonPathFlow f -> f.parameters().isEmpty()
                    && f.resultPath() instanceof ResultPath.Replace;
            case DataFlow.JsonataFlow f -> f.arguments().isEmpty() && f.output().isEmpty();
        };
    }
}
