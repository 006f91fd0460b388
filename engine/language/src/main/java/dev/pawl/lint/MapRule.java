package dev.pawl.lint;

import dev.pawl.asl.ItemProcessor;
import dev.pawl.asl.MapState;
import dev.pawl.asl.NumberField;
import dev.pawl.asl.TaskState;
import dev.pawl.asl.parse.Location;
import dev.pawl.lint.flow.StatePlace;
import dev.pawl.lint.flow.Workflow;
import dev.pawl.lint.text.Change;
import java.math.BigDecimal;
import java.util.Optional;

/** Maps: how much they do at once, how much may fail, and fields that have newer names. */
final class MapRule implements LintRule {
    @Override
    public void check(Workflow workflow, Findings findings) {
        for (StatePlace state : workflow.states()) {
            if (state.state() instanceof MapState map) {
                checkConcurrency(state, map, findings);
                if (map.processor().mode() == ItemProcessor.Mode.DISTRIBUTED) {
                    checkTolerance(state, map, findings);
                }
                checkNames(state, map, findings);
            }
        }
    }

    private static void checkConcurrency(StatePlace state, MapState map, Findings findings) {
        boolean unbounded = map.limits().maxConcurrency().map(n -> isConstant(n, BigDecimal.ZERO)).orElse(true);
        if (unbounded && map.processor().mode() == ItemProcessor.Mode.DISTRIBUTED && works(state)) {
            findings.add(LintCode.MAP_WITHOUT_MAX_CONCURRENCY,
                    "Up to 10,000 child executions run at once, and call what they call; MaxConcurrency says how many it"
                            + " bears",
                    state.at());
        }
    }

    private static boolean works(StatePlace state) {
        return state.inner().stream().flatMap(f -> f.states().stream())
                .anyMatch(s -> s.state() instanceof TaskState || works(s));
    }

    private static void checkTolerance(StatePlace state, MapState map, Findings findings) {
        MapState.Limits limits = map.limits();
        if (limits.toleratedFailureCount().isEmpty() && limits.toleratedFailurePercentage().isEmpty()) {
            findings.add(LintCode.MAP_TOLERATES_NO_FAILURE,
                    "One child execution that fails ends the whole Map Run; ToleratedFailurePercentage or"
                            + " ToleratedFailureCount lets others go on",
                    state.at());
        }
        Optional<NumberField> percentage = limits.toleratedFailurePercentage();
        if (percentage.isPresent() && isConstant(percentage.get(), BigDecimal.valueOf(100))) {
            findings.add(LintCode.MAP_TOLERATES_ALL_FAILURES,
                    "The state succeeds even if every single item fails", state.field("ToleratedFailurePercentage"));
        }
    }

    private static boolean isConstant(NumberField field, BigDecimal value) {
        return field instanceof NumberField.Constant c && c.value().compareTo(value) == 0;
    }

    private static void checkNames(StatePlace state, MapState map, Findings findings) {
        if (map.processor().legacy()) {
            Location at = state.field("Iterator");
            findings.add(LintCode.LEGACY_ITERATOR, "Iterator is the older name of ItemProcessor", at,
                    Fix.of("Rename to ItemProcessor", new Change.Rename(at, "ItemProcessor")));
        }
        boolean legacy = map.itemSelector().map(s -> switch (s) {
            case MapState.ItemSelector.JsonPath p -> p.legacy();
            case MapState.ItemSelector.Jsonata j -> false;
        }).orElse(false);
        if (legacy) {
            Location at = state.field("Parameters");
            findings.add(LintCode.LEGACY_MAP_PARAMETERS, "Parameters of a Map is the older name of ItemSelector", at,
                    Fix.of("Rename to ItemSelector", new Change.Rename(at, "ItemSelector")));
        }
    }
}
