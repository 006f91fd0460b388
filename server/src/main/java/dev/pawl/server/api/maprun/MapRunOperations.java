package dev.pawl.server.api.maprun;

import dev.pawl.engine.MapRuns;
import dev.pawl.server.api.Operation;
import java.util.List;

/** All operations of this package. */
public final class MapRunOperations {
    private MapRunOperations() {}

    /** The operations on map runs. */
    public static List<Operation> of(MapRuns mapRuns) {
        return List.of(new DescribeMapRun(mapRuns), new ListMapRuns(mapRuns), new UpdateMapRun(mapRuns));
    }
}
