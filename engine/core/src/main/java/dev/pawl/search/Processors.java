package dev.pawl.search;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** How much the machine has to do, whoever gave it that. */
final class Processors {
    private static final double BUSY = 0.85;

    private Processors() {}

    /** Whether hardly any processor has been idle since this was last asked; true if nobody knows. */
    static boolean busy() {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system) {
            double load = system.getCpuLoad();
            return load < 0 || load > BUSY;
        }
        return true;
    }
}
