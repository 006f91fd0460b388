package dev.pawl.lint;

import dev.pawl.asl.TaskResource;
import dev.pawl.asl.TaskState;
import dev.pawl.asl.parse.Location;
import dev.pawl.lint.flow.StatePlace;
import dev.pawl.lint.flow.Workflow;
import dev.pawl.lint.flow.Written;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** What Pawl runs and AWS would not. */
final class PortabilityRule implements LintRule {
    private static final int LARGEST_BYTES = 1_048_576;
    private static final Pattern REFERENCE = Pattern.compile("\\{\\{[a-z]{1,20}:[^{}]{1,500}}}");

    @Override
    public void check(Workflow workflow, Findings findings) {
        int bytes = workflow.text().getBytes(StandardCharsets.UTF_8).length;
        if (bytes > LARGEST_BYTES) {
            findings.add(LintCode.NOT_ON_AWS_SIZE, "The definition has " + bytes + " bytes; AWS takes " + LARGEST_BYTES,
                    Location.ROOT);
        }
        for (StatePlace state : workflow.states()) {
            if (state.state() instanceof TaskState task && !isAws(task.resource())) {
                findings.add(LintCode.NOT_ON_AWS_RESOURCE, "AWS has no " + task.resource().arn(),
                        state.field("Resource"));
            }
            for (Written written : Written.data(state)) {
                if (REFERENCE.matcher(written.text()).find()) {
                    findings.add(LintCode.NOT_ON_AWS_REFERENCE,
                            "AWS hands this on as it stands: references in double braces are Pawl's", written.at());
                }
            }
        }
    }

    private static boolean isAws(TaskResource resource) {
        List<String> parts = List.of(resource.arn().split(":", 3));
        return parts.size() < 2 || parts.get(1).startsWith("aws");
    }
}
