package dev.pawl.lint;

import java.util.List;

/** All that the linter looks for. */
final class LintRules {
    static final List<LintRule> ALL = List.of(
            // where an execution goes
            new NeverReachedRule(), new ChoiceRulesRule(), new ChoiceWithoutDefaultRule(), new EndlessLoopRule(),
            new BusyLoopRule(), new LoopHistoryRule(), new StateNamesRule(), new FailRule(), new ParallelRule(),
            // what fails
            new DeadErrorNamesRule(), new ErrorNameRule(), new ImpossibleErrorRule(), new CatchAllRule(),
            new RetryJitterRule(), new RetryPaceRule(), new LambdaRetryRule(),
            // how long it takes
            new TimeoutRule(), new OutlastsRule(), new WaitRule(),
            // data
            new VariablesRule(), new ResultDroppedRule(), new ExpressionRule(), new SecretRule(), new MapRule(),
            new DataRule(),
            // where it runs
            new ArnRule(), new HttpTaskRule(), new PortabilityRule());

    private LintRules() {}
}
