package dev.pawl.lint;

import dev.pawl.asl.VariableReferences;
import dev.pawl.asl.parse.Location;
import dev.pawl.lint.flow.Assigned;
import dev.pawl.lint.flow.FlowPlace;
import dev.pawl.lint.flow.StatePlace;
import dev.pawl.lint.flow.VariableFlow;
import dev.pawl.lint.flow.Workflow;
import dev.pawl.lint.flow.Written;
import dev.pawl.lint.text.Change;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Variables that are assigned for nobody, and those that are read where nobody has assigned them. */
final class VariablesRule implements LintRule {
    /** Who asks whether there is a value knows that there may be none. */
    private static final Pattern GUARD = Pattern
            .compile("\\$(?:exists|type|boolean|not)\\(\\s*\\$([A-Za-z_]\\w*)|\\$([A-Za-z_]\\w*)\\s*\\?");

    @Override
    public void check(Workflow workflow, Findings findings) {
        new Walk(VariableReferences.of(workflow.machine()), guarded(workflow), findings).flow(workflow.root(),
                Set.of());
    }

    private static Set<String> guarded(Workflow workflow) {
        Set<String> names = new HashSet<>();
        for (Written written : Written.in(workflow.tree(), Location.ROOT)) {
            Matcher matcher = GUARD.matcher(written.text());
            while (matcher.find()) {
                names.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
            }
        }
        workflow.tree().findParents("IsPresent").forEach(rule -> {
            Matcher matcher = Pattern.compile("\\$([A-Za-z_]\\w*).*").matcher(rule.path("Variable").asText(""));
            if (matcher.matches()) {
                names.add(matcher.group(1));
            }
        });
        return names;
    }

    private record Walk(Map<String, List<String>> reads, Set<String> guarded, Findings findings) {
        /** Names that are read in a flow, or inside its states as far as they share its variables. */
        private Set<String> flow(FlowPlace flow, Set<String> around) {
            Set<String> outside = flow.isolated() ? Set.of() : around;
            Optional<VariableFlow> variables = VariableFlow.of(flow, outside);
            Set<String> read = new HashSet<>();
            for (StatePlace state : flow.states()) {
                List<String> here = reads.getOrDefault(state.name(), List.of());
                read.addAll(here);
                variables.ifPresent(v -> here.forEach(name -> checkRead(name, state, v)));
                Set<String> visible = state.inner().isEmpty()
                        ? Set.of()
                        : variables.map(v -> v.at(state.name())).orElse(outside);
                state.inner().forEach(inner -> read.addAll(flow(inner, visible)));
            }
            flow.states().forEach(s -> Assigned.in(s).stream().filter(a -> !read.contains(a.variable()))
                    .forEach(this::neverRead));
            return flow.isolated() ? Set.of() : read;
        }

        private void checkRead(String name, StatePlace state, VariableFlow variables) {
            if (guarded.contains(name)) {
                return;
            }
            if (!variables.mayBeAssigned(name, state.name())) {
                findings.add(LintCode.VARIABLE_NEVER_ASSIGNED, "$" + name
                        + " has no value here: no state before this one assigns it", state.at());
            } else if (!variables.isAssigned(name, state.name())) {
                findings.add(LintCode.VARIABLE_MAYBE_UNASSIGNED, "$" + name
                        + " has no value here if an execution comes on a way that does not assign it", state.at());
            }
        }

        private void neverRead(Assigned assigned) {
            Location place = assigned.alone()
                    ? assigned.member().parent().orElse(assigned.member())
                    : assigned.member();
            findings.add(LintCode.VARIABLE_NEVER_READ, "Nobody reads $" + assigned.variable(), assigned.member(),
                    Fix.of("Remove the assignment", new Change.Remove(place)));
        }
    }
}
