package dev.pawl.container.batch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.config.ConfigurationException;
import dev.pawl.config.ConfigurationValue;
import dev.pawl.container.batch.job.Job;
import dev.pawl.container.engine.ContainerPlan;
import dev.pawl.container.engine.ContainerPlan.Access;
import dev.pawl.container.engine.ContainerPlan.Life;
import dev.pawl.container.engine.ContainerPlan.Limits;
import dev.pawl.container.engine.ContainerPlan.Mount;
import dev.pawl.container.engine.ContainerPlan.Program;
import dev.pawl.container.engine.ContainerPlan.Ulimit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** What Batch's {@code containerProperties} mean to the Docker Engine. */
record ContainerProperties(String image, Program program, Limits limits, Access access, Job.Room room) {
    /** What Batch calls the only container of a job. */
    static final String CONTAINER = "default";
    private static final Set<String> MEMBERS = Set.of("image", "vcpus", "memory", "command", "jobRoleArn",
            "executionRoleArn", "volumes", "environment", "mountPoints", "readonlyRootFilesystem", "privileged",
            "ulimits", "user", "instanceType", "resourceRequirements", "linuxParameters", "logConfiguration",
            "secrets", "networkConfiguration", "fargatePlatformConfiguration", "enableExecuteCommand",
            "ephemeralStorage", "runtimePlatform", "repositoryCredentials");
    private static final int SHARES_OF_A_PROCESSOR = 1024;
    private static final long MIB = 1 << 20;
    private static final int MOST = 1_000_000_000;

    /**
     * Reads them.
     *
     * @throws ConfigurationException
     *             if they are not as they should be, or want something that there is not
     */
    static ContainerProperties read(ConfigurationValue value) {
        value.requireOnly(MEMBERS);
        Job.Room room = room(value);
        Optional<ConfigurationValue> linux = value.find("linuxParameters");
        linux.ifPresent(parameters -> parameters.requireOnly(
                Set.of("initProcessEnabled", "sharedMemorySize", "tmpfs", "maxSwap", "swappiness")));
        Program program = new Program(List.of(),
                value.find("command").map(ConfigurationValue::texts).orElse(List.of()),
                pairs(value, "environment", "value"), secrets(value), Optional.empty(), value.optionalText("user"),
                linux.flatMap(parameters -> parameters.find("initProcessEnabled")).map(ConfigurationValue::flag)
                        .orElse(false));
        Limits limits = new Limits(OptionalInt.of((int) Math.max(2, room.vcpus() * SHARES_OF_A_PROCESSOR)),
                OptionalLong.empty(), OptionalLong.of(room.memoryMiB() * MIB), OptionalLong.empty(),
                linux.flatMap(parameters -> parameters.find("sharedMemorySize"))
                        .map(size -> OptionalLong.of(size.number(1, MOST) * MIB)).orElse(OptionalLong.empty()),
                ulimits(value));
        Access access = new Access(List.of(), mounts(value, linux), flag(value, "readonlyRootFilesystem"),
                flag(value, "privileged"), List.of(), List.of());
        return new ContainerProperties(value.text("image"), program, limits, access, room);
    }

    /** Properties that were read before, of a job that is stored. */
    static ContainerProperties of(JsonNode stored) {
        return read(new ConfigurationValue(stored, "", "a stored job"));
    }

    /** The container with some more variables. */
    ContainerPlan plan(Map<String, String> more) {
        Map<String, String> environment = new LinkedHashMap<>(program.environment());
        environment.putAll(more);
        return new ContainerPlan(CONTAINER, image,
                new Program(program.entryPoint(), program.command(), environment, program.secrets(),
                        program.workingDirectory(), program.user(), program.init()),
                Life.ESSENTIAL, limits, access);
    }

    private static boolean flag(ConfigurationValue value, String member) {
        return value.find(member).map(ConfigurationValue::flag).orElse(false);
    }

    private static Job.Room room(ConfigurationValue value) {
        Map<String, ConfigurationValue> required = new LinkedHashMap<>();
        for (ConfigurationValue item : items(value, "resourceRequirements")) {
            required.put(item.get("type").oneOf(Set.of("VCPU", "MEMORY")), item.get("value"));
        }
        ConfigurationValue vcpus = Optional.ofNullable(required.get("VCPU")).or(() -> value.find("vcpus"))
                .orElseThrow(() -> value.wrong("vcpus, or VCPU in resourceRequirements", "there is neither"));
        ConfigurationValue memory = Optional.ofNullable(required.get("MEMORY")).or(() -> value.find("memory"))
                .orElseThrow(() -> value.wrong("memory, or MEMORY in resourceRequirements", "there is neither"));
        return new Job.Room(positive(vcpus), (long) Math.ceil(positive(memory)));
    }

    private static double positive(ConfigurationValue value) {
        try {
            double number = Double.parseDouble(value.json().asText());
            if (number > 0 && number < MOST) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw value.wrong("a number above 0");
    }

    private static List<Ulimit> ulimits(ConfigurationValue value) {
        return items(value, "ulimits").stream().map(limit -> new Ulimit(limit.text("name"),
                limit.get("softLimit").json().asLong(), limit.get("hardLimit").json().asLong())).toList();
    }

    private static Map<String, String> pairs(ConfigurationValue value, String member, String second) {
        Map<String, String> all = new LinkedHashMap<>();
        for (ConfigurationValue item : items(value, member)) {
            all.put(item.text("name"), item.get(second).json().asText());
        }
        return all;
    }

    /** AWS names a secret by the ARN of a store; here its name in the configuration is what counts. */
    private static Map<String, String> secrets(ConfigurationValue value) {
        Map<String, String> all = pairs(value, "secrets", "valueFrom");
        all.replaceAll((name, from) -> from.replaceFirst("^\\{\\{secret:(.*)}}$", "$1")
                .replaceFirst("^arn:.*:secret:([^:]*?)(-[A-Za-z0-9]{6})?(:.*)?$", "$1")
                .replaceFirst("^arn:.*:parameter/", ""));
        return all;
    }

    private static List<Mount> mounts(ConfigurationValue value, Optional<ConfigurationValue> linux) {
        Map<String, Optional<String>> volumes = new LinkedHashMap<>();
        for (ConfigurationValue volume : items(value, "volumes")) {
            volume.requireOnly(Set.of("name", "host"));
            volumes.put(volume.text("name"), volume.find("host").flatMap(host -> host.optionalText("sourcePath")));
        }
        List<Mount> mounts = new ArrayList<>();
        for (ConfigurationValue point : items(value, "mountPoints")) {
            String volume = point.text("sourceVolume");
            Optional<String> source = volumes.get(volume);
            if (source == null) {
                throw point.get("sourceVolume").wrong("the name of one of the volumes", "there is no " + volume);
            }
            mounts.add(new Mount(source.isPresent() ? Mount.Kind.HOST : Mount.Kind.TASK, source.orElse(volume),
                    point.text("containerPath"), flag(point, "readOnly")));
        }
        for (ConfigurationValue tmpfs : linux.map(parameters -> items(parameters, "tmpfs")).orElse(List.of())) {
            mounts.add(new Mount(Mount.Kind.TMPFS, "", tmpfs.text("containerPath"), false));
        }
        return mounts;
    }

    private static List<ConfigurationValue> items(ConfigurationValue value, String member) {
        return value.find(member).map(ConfigurationValue::items).orElse(List.of());
    }
}
