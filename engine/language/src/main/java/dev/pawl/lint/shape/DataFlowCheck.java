package dev.pawl.lint.shape;

import dev.pawl.asl.Flow;
import dev.pawl.asl.StateMachine;
import dev.pawl.asl.parse.Location;
import java.util.Map;

/** Follows the data through a machine, without running it. */
public final class DataFlowCheck {
    private DataFlowCheck() {}

    /** With input of which nothing is known. */
    public static DataFlowReport of(StateMachine machine) {
        return of(machine, Shape.ANYTHING);
    }

    /** With input of that shape. */
    public static DataFlowReport of(StateMachine machine, Shape input) {
        return of(machine, input, ResultShapes.UNKNOWN);
    }

    /** With input of that shape, and somebody who knows what tasks give. */
    public static DataFlowReport of(StateMachine machine, Shape input, ResultShapes results) {
        Findings findings = new Findings();
        DataFlowReport report = report(machine, input, results, findings);
        if (!report.complete()) {
            return report;
        }
        DataFlowReport weighed = report(machine, Sizes.weighed(input), results, new Findings());
        new PayloadAdvice(report, weighed, findings).look(machine);
        return new DataFlowReport(findings.all(), report.inputs(), report.outputs(), report.output(), true);
    }

    /**
     * From one state of a flow on, with all that is known there: an execution stands in it.
     *
     * @param variables
     *            in sight, by name
     */
    public static DataFlowReport from(Flow flow, String state, Shape input, Map<String, Shape> variables) {
        Flow rest = new Flow(state, flow.states(), flow.comment());
        Findings findings = new Findings();
        FlowWalk walk = new FlowWalk(findings, new Effort(), ResultShapes.UNKNOWN);
        try {
            findings.listen(true);
            Shape output = walk.output(rest, new Moment(Bounds.trim(input), variables),
                    new Surroundings(Location.ROOT, input, Shape.MISSING));
            return new DataFlowReport(findings.all(), walk.inputs(), walk.outputs(), output, true);
        } catch (Effort.Exhausted | StackOverflowError e) {
            return DataFlowReport.givenUp();
        }
    }

    private static DataFlowReport report(StateMachine machine, Shape input, ResultShapes results, Findings findings) {
        FlowWalk walk = new FlowWalk(findings, new Effort(), results);
        Surroundings where = new Surroundings(Location.ROOT, input, Shape.MISSING);
        try {
            findings.listen(true);
            Shape output = walk.output(machine.flow(), new Moment(Bounds.trim(input), Map.of()), where);
            return new DataFlowReport(findings.all(), walk.inputs(), walk.outputs(), output, true);
        } catch (Effort.Exhausted | StackOverflowError e) {
            return DataFlowReport.givenUp();
        }
    }
}
