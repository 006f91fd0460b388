package dev.pawl.lint;

import dev.pawl.asl.TaskResource;
import dev.pawl.asl.TaskState;
import dev.pawl.asl.parse.Location;
import dev.pawl.lint.flow.StatePlace;
import dev.pawl.lint.flow.Workflow;
import dev.pawl.lint.flow.Written;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** ARNs that tie a definition to one account, and those of functions where a service would do better. */
final class ArnRule implements LintRule {
    private static final Pattern OWNED = Pattern.compile("arn:aws[a-z-]*:[a-z0-9-]+:[a-z0-9-]*:(\\d{12}):");

    @Override
    public void check(Workflow workflow, Findings findings) {
        Set<String> accounts = new LinkedHashSet<>();
        Optional<Location> first = Optional.empty();
        for (Written written : Written.in(workflow.tree(), Location.ROOT)) {
            Matcher matcher = OWNED.matcher(written.text());
            while (!written.name().equals("Comment") && matcher.find()) {
                accounts.add(matcher.group(1));
                first = first.or(() -> Optional.of(written.at()));
            }
        }
        first.ifPresent(at -> findings.add(LintCode.HARD_CODED_ACCOUNT,
                "The definition names " + (accounts.size() == 1
                        ? "the account " + accounts.iterator().next()
                        : accounts.size() + " accounts")
                        + " itself; a substitution, a parameter of a template or a name without account lets it move",
                at));
        for (StatePlace state : workflow.states()) {
            if (state.state() instanceof TaskState task && task.resource() instanceof TaskResource.LambdaFunction) {
                findings.add(LintCode.DIRECT_LAMBDA_ARN,
                        "A function called by its ARN has no Qualifier, no task token and no metadata;"
                                + " arn:aws:states:::lambda:invoke is AWS's recommendation",
                        state.field("Resource"));
            }
        }
    }
}
