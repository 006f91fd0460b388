package dev.pawl.runtime;

import dev.pawl.arn.ArnParser;
import dev.pawl.arn.ExecutionArn;
import dev.pawl.arn.LabelledStateMachineArn;
import dev.pawl.interpreter.model.MapRun;
import java.util.Optional;

/**
 * Which item of which map run an execution runs. It is stored with the child as its parent, and says whom to
 * tell
 * when the
 * child ends.
 *
 * @param executionArn
 *            of the parent
 * @param mapRunEventId
 *            names the map run in it
 * @param index
 *            of the item
 */
public record ItemRef(String executionArn, long mapRunEventId, int index) {
    private static final char SEPARATOR = '#';
    private static final char INDEX = '[';

    /** The text that is stored: what no ARN can contain stands between the parts. */
    public String encode() {
        return executionArn + SEPARATOR + mapRunEventId + INDEX + index;
    }

    /** Reads what is stored; empty if the execution was not started by a map run. */
    public static Optional<ItemRef> decode(String text) {
        int at = text.lastIndexOf(SEPARATOR);
        int bracket = text.indexOf(INDEX, at + 1);
        if (at < 0 || bracket < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ItemRef(text.substring(0, at), Long.parseLong(text.substring(at + 1, bracket)),
                    Integer.parseInt(text.substring(bracket + 1))));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** ARN of the map run that the child belongs to. */
    public Optional<String> mapRunArn(String childArn) {
        return ArnParser.parse(childArn) instanceof ExecutionArn child
                && child.runs() instanceof LabelledStateMachineArn labelled
                        ? Optional.of(MapRun.of(executionArn, labelled.label(), mapRunEventId).arn().text())
                        : Optional.empty();
    }
}
