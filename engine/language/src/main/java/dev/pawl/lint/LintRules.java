package dev.pawl.lint;

import java.util.List;

/** All that the linter looks for. */
final class LintRules {
    static final List<LintRule> ALL = List.of(new ChoiceWithoutDefaultRule(), new RetryJitterRule());

    private LintRules() {}
}
