package dev.pawl.server.bench;

import java.lang.management.ManagementFactory;

/** What happens from now on until the result is asked for. */
final class Span {
    private final Ends ends;
    private final long endedBefore;
    private final long began = System.nanoTime();
    private final long cpuBefore = cpuNanos();

    Span(Ends ends) {
        this.ends = ends;
        endedBefore = ends.count();
    }

    Load.Result result(Samples latency) {
        long ended = ends.count() - endedBefore;
        double perSecond = ended * 1e9 / (System.nanoTime() - began);
        return new Load.Result(perSecond, latency, ended == 0 ? 0 : (double) (cpuNanos() - cpuBefore) / ended);
    }

    /** Time of processors that this process has taken, on all its threads. */
    static long cpuNanos() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean own
                ? own.getProcessCpuTime()
                : 0;
    }
}
