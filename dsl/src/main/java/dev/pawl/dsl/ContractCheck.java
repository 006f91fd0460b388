package dev.pawl.dsl;

import dev.pawl.asl.StateMachine;
import dev.pawl.lint.shape.DataFlowCheck;
import dev.pawl.lint.shape.DataFlowReport;
import dev.pawl.lint.shape.FlowProblem;
import dev.pawl.lint.shape.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Holds a machine against the types of its input and output: what it reads has to be able to be there, and
 * what it
 * gives has to have what the output needs.
 */
final class ContractCheck {
    private ContractCheck() {}

    /**
     * What was found.
     *
     * @param mistakes
     *            what is wrong for all data
     * @param warnings
     *            what is only likely to be, or dead
     */
    record Found(List<Mistake> mistakes, List<Mistake> warnings) {}

    /** Nothing is looked for where no type was named. */
    static Found in(StateMachine machine, Contract contract, Map<String, Origin> origins, Optional<Origin> origin) {
        Found found = new Found(new ArrayList<>(), new ArrayList<>());
        if (contract.equals(Contract.OPEN)) {
            return found;
        }
        DataFlowReport report = DataFlowCheck.of(machine,
                contract.input().map(RecordShapes::of).orElse(Shape.ANYTHING));
        for (FlowProblem problem : report.problems()) {
            Mistake mistake = new Mistake(problem.kind().name(), problem.message(), problem.location(),
                    Origin.around(problem.location(), origins).or(() -> origin));
            (isMistake(problem) ? found.mistakes : found.warnings).add(mistake);
        }
        contract.output().ifPresent(type -> lacking(report.output(), RecordShapes.of(type))
                .forEach(member -> found.mistakes.add(new Mistake("OUTPUT_NEVER_FITS", "Expected an output that is a "
                        + type.getSimpleName() + ", but " + member + " is never in it: it is "
                        + report.output().inWords(), "/", origin))));
        return found;
    }

    /** A rule that never or always holds is dead, but harms nobody. */
    private static boolean isMistake(FlowProblem problem) {
        return problem.isSure() && problem.kind() != FlowProblem.Kind.CHOICE_NEVER_TRUE
                && problem.kind() != FlowProblem.Kind.CHOICE_ALWAYS_TRUE;
    }

    private static List<String> lacking(Shape given, Shape wanted) {
        return given.isNever() || !(wanted instanceof Shape.Obj object)
                ? List.of()
                : object.members().entrySet().stream()
                        .filter(e -> !e.getValue().mayBeMissing() && given.member(e.getKey()).isMissing())
                        .map(Map.Entry::getKey).toList();
    }
}
