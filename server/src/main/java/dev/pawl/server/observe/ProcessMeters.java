package dev.pawl.server.observe;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.pawl.metrics.Metric;
import dev.pawl.metrics.Metrics;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * How the process itself is. Java is asked when somebody looks, not before: starting should not wait for it.
 */
final class ProcessMeters {
    private static final Metric INFO = Metric.gauge("pawl_build_info",
            "One; says which version this is, and on which Java it runs.", "version", "java");
    private static final Metric MEMORY_USED = Metric.gauge("jvm_memory_used_bytes", "Memory in use.", "area");
    private static final Metric MEMORY_MAX = Metric.gauge("jvm_memory_max_bytes",
            "Memory that may be used at most; -1 if there is no limit.", "area");
    private static final Metric DIRECT = Metric.gauge("jvm_buffer_used_bytes", "Memory of buffers outside the heap.",
            "pool");
    private static final Metric GC_COUNT = Metric.counter("jvm_gc_collections_total", "Garbage collections.", "gc");
    private static final Metric GC_TIME = Metric.counter("jvm_gc_collection_seconds_total",
            "Time that garbage collections took.", "gc");
    private static final Metric THREADS = Metric.gauge("jvm_threads", "Threads of the operating system that run.");
    private static final Metric CPU = Metric.counter("process_cpu_seconds_total", "Processor time that was used.");
    private static final Metric FILES = Metric.gauge("process_open_fds", "Files and sockets that are open.");
    private static final Metric MOST_FILES = Metric.gauge("process_max_fds", "Files and sockets that may be open.");
    private static final Metric START = Metric.gauge("process_start_time_seconds",
            "When the process began, in seconds since 1970.");
    private static final double MILLIS = 1e3;
    private static final double NANOS = 1e9;
    private static final List<String> NO_LABELS = List.of();

    private ProcessMeters() {}

    static void register(Metrics metrics) {
        metrics.read(INFO, () -> Map.of(List.of(Objects.requireNonNullElse(
                ProcessMeters.class.getPackage().getImplementationVersion(), "from sources"),
                System.getProperty("java.version", "")), 1.0));
        metrics.read(MEMORY_USED, () -> memory(MemoryUsage::getUsed));
        metrics.read(MEMORY_MAX, () -> memory(MemoryUsage::getMax));
        metrics.read(DIRECT, ProcessMeters::buffers);
        metrics.read(GC_COUNT, () -> collectors(GarbageCollectorMXBean::getCollectionCount));
        metrics.read(GC_TIME, () -> collectors(gc -> gc.getCollectionTime() / MILLIS));
        metrics.gauge(THREADS, () -> ManagementFactory.getThreadMXBean().getThreadCount());
        metrics.gauge(START, () -> ManagementFactory.getRuntimeMXBean().getStartTime() / MILLIS);
        metrics.read(CPU, () -> system(system -> system.getProcessCpuTime() / NANOS));
        metrics.read(FILES, () -> system(UnixOperatingSystemMXBean::getOpenFileDescriptorCount));
        metrics.read(MOST_FILES, () -> system(UnixOperatingSystemMXBean::getMaxFileDescriptorCount));
    }

    private static Map<List<String>, Double> memory(ToDoubleFunction<MemoryUsage> figure) {
        var memory = ManagementFactory.getMemoryMXBean();
        return Map.of(List.of("heap"), figure.applyAsDouble(memory.getHeapMemoryUsage()), List.of("nonheap"),
                figure.applyAsDouble(memory.getNonHeapMemoryUsage()));
    }

    private static Map<List<String>, Double> buffers() {
        Map<List<String>, Double> values = new HashMap<>();
        for (BufferPoolMXBean pool : ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class)) {
            values.put(List.of(pool.getName()), (double) pool.getMemoryUsed());
        }
        return values;
    }

    private static Map<List<String>, Double> collectors(ToDoubleFunction<GarbageCollectorMXBean> figure) {
        Map<List<String>, Double> values = new HashMap<>();
        ManagementFactory.getGarbageCollectorMXBeans()
                .forEach(gc -> values.put(List.of(gc.getName()), Math.max(0, figure.applyAsDouble(gc))));
        return values;
    }

    /** What only systems of the Unix kind say. */
    private static Map<List<String>, Double> system(ToDoubleFunction<UnixOperatingSystemMXBean> figure) {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? Map.of(NO_LABELS, figure.applyAsDouble(unix))
                : Map.of();
    }
}
