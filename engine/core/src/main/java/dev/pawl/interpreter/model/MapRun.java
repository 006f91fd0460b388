package dev.pawl.interpreter.model;

import dev.pawl.arn.ArnParser;
import dev.pawl.arn.ExecutionArn;
import dev.pawl.arn.ExpressExecutionArn;
import dev.pawl.arn.LabelledStateMachineArn;
import dev.pawl.arn.MapRunArn;
import dev.pawl.arn.StateMachineRef;
import dev.pawl.arn.StatesArn;
import dev.pawl.asl.MapState;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One run of a distributed Map. All names in it follow from what is stored, so whoever tries again after a
 * crash
 * finds what
 * was begun before.
 */
public record MapRun(MapRunArn arn) {
    private static final String SEPARATOR = "-";
    private static final Pattern CHILD = Pattern.compile("(.+)" + SEPARATOR + "([0-9]{1,9})");

    /**
     * The run that a Map begins.
     *
     * @param parent
     *            ARN of the execution that the Map is in
     * @param eventId
     *            of MapRunStarted
     */
    public static MapRun of(String parent, String label, long eventId) {
        StateMachineRef runs = ArnParser.parse(parent, ExecutionArn.class).runs();
        return new MapRun(runs.machine().labelled(label).mapRun(id(parent + "#" + eventId)));
    }

    /** The run of that ARN. */
    public static MapRun read(String arn) {
        return new MapRun(ArnParser.parse(arn, MapRunArn.class));
    }

    /**
     * Whether there can be map runs in that execution: those of Express executions would have nowhere to report
     * to.
     */
    public static boolean possibleIn(String execution) {
        StatesArn arn = ArnParser.parse(execution);
        return !(arn instanceof ExpressExecutionArn);
    }

    /** A Map's Label; one without gets the same each time. */
    public static String label(MapState map) {
        return map.distributed().label().orElseGet(() -> label(map.name()));
    }

    /** What stands for the Label of a Map that has none. */
    public static String label(String stateName) {
        return id("label:" + stateName);
    }

    /** The Standard execution that runs an item or a batch of them. */
    public ExecutionArn child(int index) {
        return arn.runs().execution(id(arn.text() + "#" + index));
    }

    /** The Express execution that does: what tells it from others of its name leads back to this run. */
    public ExpressExecutionArn expressChild(int index) {
        return arn.runs().express(id(arn.text() + "#" + index), arn.id() + SEPARATOR + index);
    }

    /** Which child of which run that Express execution is; empty if no map run began it. */
    public static Optional<Child> childOf(ExpressExecutionArn execution) {
        Matcher id = CHILD.matcher(execution.runId());
        if (!(execution.runs() instanceof LabelledStateMachineArn labelled) || !id.matches()) {
            return Optional.empty();
        }
        Child child = new Child(new MapRun(labelled.mapRun(id.group(1))), Integer.parseInt(id.group(2)));
        return Optional.of(child).filter(c -> c.run().expressChild(c.index()).equals(execution));
    }

    /** A child by its index. */
    public record Child(MapRun run, int index) {}

    private static String id(String follows) {
        return UUID.nameUUIDFromBytes(follows.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
