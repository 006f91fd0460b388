package dev.pawl.lint;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.pawl.asl.Retrier;
import dev.pawl.asl.parse.Location;
import dev.pawl.lint.flow.StatePlace;
import dev.pawl.lint.flow.Workflow;
import dev.pawl.lint.text.Change;
import java.util.List;

/** Executions that failed together would all come back together, if nothing spreads them. */
final class RetryJitterRule implements LintRule {
    @Override
    public void check(Workflow workflow, Findings findings) {
        for (StatePlace state : workflow.states()) {
            List<Retrier> retriers = state.retriers();
            for (int i = 0; i < retriers.size(); i++) {
                Retrier retrier = retriers.get(i);
                boolean waits = retrier.maxAttempts() > 0 && retrier.intervalSeconds() > 0;
                if (waits && retrier.jitter() == Retrier.JitterStrategy.NONE) {
                    Location at = state.field("Retry").index(i);
                    findings.add(LintCode.RETRY_WITHOUT_JITTER,
                            "Retries of executions that failed together come together again; JitterStrategy FULL spreads"
                                    + " them",
                            at, Fix.of("Add jitter", new Change.Put(at, "JitterStrategy", TextNode.valueOf("FULL"))));
                }
            }
        }
    }
}
