package dev.pawl.runtime;

import dev.pawl.arn.MapRunArn;
import dev.pawl.asl.MapState;
import dev.pawl.interpreter.ChildMachines;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.maprun.MapRunState;
import dev.pawl.store.Lease;
import dev.pawl.store.MapRuns.Item;
import dev.pawl.store.MapRuns.ItemQuery;
import dev.pawl.store.MapRuns.MapRunRecord;
import dev.pawl.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Brings map runs into memory: new ones, and those that are stored. */
final class MapRunLoader {
    private static final int PAGE = 1000;

    private final Store store;
    private final Loader definitions;

    MapRunLoader(Store store, Loader definitions) {
        this.store = store;
        this.definitions = definitions;
    }

    /**
     * A run as it stands.
     *
     * @param lost
     *            Express children that ran when it was last in memory: only their run knows of them
     */
    record Loaded(MapRunLive live, List<Item> lost) {}

    MapRunLive begin(MapRunStart start, Lease lease, Instant now) {
        return new MapRunLive(start, map(start), lease, now);
    }

    Optional<Loaded> load(String arn, Lease lease) {
        return store.mapRuns().find(arn).map(record -> load(record, lease));
    }

    private Loaded load(MapRunRecord record, Lease lease) {
        MapRunStart start = MapRunStart.read(record.plan().value());
        MapRunLive live = MapRunLive.read(record, start, map(start), lease);
        List<Item> lost = new ArrayList<>();
        if (!live.over()) {
            int from = MapRunState.firstRunning(record.row().progress());
            List<Item> page;
            do {
                page = store.mapRuns().items(record.key(),
                        new ItemQuery(from, false, List.of(ExecutionStatus.RUNNING), PAGE));
                for (Item item : page) {
                    live.state().found(item.index(), item.size());
                    from = item.index() + 1;
                }
                if (live.express()) {
                    lost.addAll(page);
                }
            } while (page.size() == PAGE);
        }
        return new Loaded(live, lost);
    }

    private MapState map(MapRunStart start) {
        MapRunArn arn = start.plan().arn();
        return ChildMachines.map(definitions.machine(start.machineRevisionKey()), arn.runs().label());
    }
}
