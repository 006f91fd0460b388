package dev.pawl.lint;

import dev.pawl.asl.ChoiceRule;
import dev.pawl.asl.ChoiceState;
import dev.pawl.asl.Condition;
import dev.pawl.lint.flow.StatePlace;
import dev.pawl.lint.flow.Way;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Rules of a Choice that no data can make it take, and why. */
final class DeadRules {
    /**
     * Each of these is compared with each before it; whatever comes after them only with what is written alike.
     */
    private static final int MOST = 60;

    private DeadRules() {}

    /** Reasons by number of the rule. */
    static Map<Integer, String> of(ChoiceState choice) {
        Map<Integer, String> dead = new TreeMap<>();
        Map<String, Integer> alike = new HashMap<>();
        List<ChoiceRule> rules = choice.rules();
        int always = rules.size();
        for (int i = 0; i < rules.size(); i++) {
            Condition condition = rules.get(i).condition();
            boolean constant = Conditions.constant(condition).orElse(false);
            Integer earlier = alike.putIfAbsent(Conditions.key(condition), i);
            if (i > always) {
                dead.put(i, "rule " + always + " before it always holds");
            } else if (!Conditions.constant(condition).orElse(true)) {
                dead.put(i, "its condition is never true");
            } else if (earlier != null) {
                dead.put(i, "rule " + earlier + " before it asks the same");
            } else {
                findWider(i, rules, dead);
            }
            always = constant ? Math.min(always, i) : always;
        }
        return dead;
    }

    private static void findWider(int rule, List<ChoiceRule> rules, Map<Integer, String> dead) {
        for (int i = 0; rule < MOST && i < rule; i++) {
            if (Implication.holds(rules.get(rule).condition(), rules.get(i).condition())) {
                dead.put(rule, "rule " + i + " before it holds whenever this one does");
                return;
            }
        }
    }

    /** The ways out of a state that can be taken. */
    static List<Way> liveWays(StatePlace state) {
        if (!(state.state() instanceof ChoiceState choice)) {
            return state.ways();
        }
        Map<Integer, String> dead = of(choice);
        boolean decided = choice.rules().stream().anyMatch(r -> Conditions.constant(r.condition()).orElse(false));
        return state.ways().stream().filter(w -> switch (w.kind()) {
            case NEXT, CATCH -> true;
            case RULE -> !dead.containsKey(w.index());
            case DEFAULT -> !decided;
        }).toList();
    }
}
