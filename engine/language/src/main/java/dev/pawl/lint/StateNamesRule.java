package dev.pawl.lint;

import dev.pawl.lint.flow.StatePlace;
import dev.pawl.lint.flow.Workflow;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Names that people take for one another. */
final class StateNamesRule implements LintRule {
    private static final Pattern UNSEEN = Pattern.compile("[\\s_\\-\\p{Cf}]");

    @Override
    public void check(Workflow workflow, Findings findings) {
        Map<String, String> seen = new HashMap<>();
        for (StatePlace state : workflow.states()) {
            String other = seen.putIfAbsent(UNSEEN.matcher(state.name()).replaceAll("").toLowerCase(Locale.ROOT),
                    state.name());
            if (other != null) {
                findings.add(LintCode.STATE_NAMES_ALIKE,
                        "'" + state.name() + "' and '" + other + "' differ only in case, blanks or dashes", state.at());
            }
        }
    }
}
