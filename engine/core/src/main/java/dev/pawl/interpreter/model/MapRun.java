package dev.pawl.interpreter.model;

import dev.pawl.arn.ArnParser;
import dev.pawl.arn.ExecutionArn;
import dev.pawl.arn.ExpressExecutionArn;
import dev.pawl.arn.MapRunArn;
import dev.pawl.arn.StateMachineRef;
import dev.pawl.arn.StatesArn;
import dev.pawl.asl.MapState;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * One run of a distributed Map. All names in it follow from what is stored, so whoever tries again after a
 * crash
 * finds what
 * was begun before.
 */
public record MapRun(MapRunArn arn) {
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

    /** The Express execution that does. */
    public ExpressExecutionArn expressChild(int index) {
        String name = id(arn.text() + "#" + index);
        return arn.runs().express(name, id(name));
    }

    private static String id(String follows) {
        return UUID.nameUUIDFromBytes(follows.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
