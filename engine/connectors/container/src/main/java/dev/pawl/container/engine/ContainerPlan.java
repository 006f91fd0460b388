package dev.pawl.container.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * One container of a task.
 *
 * @param name
 *            unique within the task
 * @param image
 *            as a user writes it, such as {@code busybox} or {@code registry:5000/etl:2}
 */
public record ContainerPlan(String name, String image, Program program, Life life, Limits limits, Access access) {
    /**
     * What runs in it.
     *
     * @param entryPoint
     *            the image's own if it is empty
     * @param command
     *            the image's own if it is empty
     * @param environment
     *            values as they are; a reference to a secret in them is only text
     * @param secrets
     *            names of secrets of the configuration, by the name of the variable that gets their value
     * @param init
     *            whether a small process reaps what the program leaves behind
     */
    public record Program(List<String> entryPoint, List<String> command, Map<String, String> environment,
            Map<String, String> secrets, Optional<String> workingDirectory, Optional<String> user, boolean init) {
        /** The image's own program. */
        public static final Program OF_IMAGE = of(List.of());

        /** The image's own program with other arguments. */
        public static Program of(List<String> command) {
            return new Program(List.of(), command, Map.of(), Map.of(), Optional.empty(), Optional.empty(), false);
        }
    }

    /**
     * When it starts and what its end means.
     *
     * @param essential
     *            whether its end is the end of the task
     * @param stopTimeoutSeconds
     *            how long it may take to end when asked, before it is killed
     */
    public record Life(boolean essential, List<Dependency> dependsOn, int stopTimeoutSeconds,
            Optional<HealthCheck> healthCheck) {
        /** Seconds that a container has to end if nothing else is said; ECS's own default. */
        public static final int STOP_TIMEOUT_SECONDS = 30;
        /** Starts at once; its end is the end of the task. */
        public static final Life ESSENTIAL = new Life(true, List.of(), STOP_TIMEOUT_SECONDS, Optional.empty());
    }

    /** Another container that must have come so far before this one starts. */
    public record Dependency(String container, Condition condition) {}

    /** How far another container must have come. */
    public enum Condition {
        /** It has been started. */
        START,
        /** It has ended. */
        COMPLETE,
        /** It has ended with exit code 0. */
        SUCCESS,
        /** Its health check has succeeded. */
        HEALTHY
    }

    /**
     * How its health is found out; all times in seconds.
     *
     * @param command
     *            as Docker takes it: CMD or CMD-SHELL first, or NONE
     */
    public record HealthCheck(List<String> command, int interval, int timeout, int retries, int startPeriod) {}

    /**
     * What it may use.
     *
     * @param cpuShares
     *            its weight when containers compete; 1024 for a processor
     * @param nanoCpus
     *            processors at most, in billionths
     * @param sharedMemoryBytes
     *            size of /dev/shm
     */
    public record Limits(OptionalInt cpuShares, OptionalLong nanoCpus, OptionalLong memoryBytes,
            OptionalLong reservedMemoryBytes, OptionalLong sharedMemoryBytes, List<Ulimit> ulimits) {
        /** Whatever there is. */
        public static final Limits NONE = new Limits(OptionalInt.empty(), OptionalLong.empty(), OptionalLong.empty(),
                OptionalLong.empty(), OptionalLong.empty(), List.of());
    }

    /** A limit of a process, such as nofile. */
    public record Ulimit(String name, long soft, long hard) {}

    /** What of the machine it can reach. */
    public record Access(List<Port> ports, List<Mount> mounts, boolean readOnlyRoot, boolean privileged,
            List<String> addedCapabilities, List<String> droppedCapabilities) {
        /** Nothing. */
        public static final Access NONE = new Access(List.of(), List.of(), false, false, List.of(), List.of());
    }

    /**
     * A port that is published on this machine, where its network allows that.
     *
     * @param host
     *            0 for any that is free
     * @param protocol
     *            tcp or udp
     */
    public record Port(int container, int host, String protocol) {}

    /**
     * A folder of the container that lies elsewhere.
     *
     * @param kind
     *            what the source is
     * @param source
     *            path, name of a volume, or the name of a folder that the task's containers share
     * @param path
     *            in the container
     */
    public record Mount(Kind kind, String source, String path, boolean readOnly) {
        /** What the source of a mount is. */
        public enum Kind {
            /** A folder of this machine. */
            HOST,
            /** A volume of the Docker Engine that outlives the task. */
            VOLUME,
            /** A volume that is made for the task and goes with it. */
            TASK,
            /** Memory. */
            TMPFS
        }
    }

    /** A container that runs an image's own program, or other arguments for it, and is all that its task does. */
    public static ContainerPlan of(String name, String image, List<String> command) {
        return new ContainerPlan(name, image, Program.of(command), Life.ESSENTIAL, Limits.NONE, Access.NONE);
    }
}
