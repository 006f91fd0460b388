package dev.pawl.log;

import dev.pawl.store.Machines;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The logging configuration of each revision, looked up once: it never changes for a revision. */
public final class LogSelection {
    private static final int AT_MOST = 10_000;
    private static final LoggingConfiguration GONE = new LoggingConfiguration(LogLevel.OFF, false,
            List.of());

    private final Machines machines;
    private final Map<Long, LoggingConfiguration> known = new ConcurrentHashMap<>();

    /** Asks those machines. */
    public LogSelection(Machines machines) {
        this.machines = machines;
    }

    /** What is logged of executions that run this revision. */
    public LoggingConfiguration of(long machineRevisionKey) {
        LoggingConfiguration found = known.get(machineRevisionKey);
        if (found != null) {
            return found;
        }
        if (known.size() >= AT_MOST) {
            known.clear();
        }
        LoggingConfiguration read = machines.revision(machineRevisionKey).map(LoggingConfiguration::of).orElse(GONE);
        known.put(machineRevisionKey, read);
        return read;
    }
}
