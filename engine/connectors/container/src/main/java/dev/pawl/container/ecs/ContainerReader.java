package dev.pawl.container.ecs;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.dockerjava.api.model.Capability;
import dev.pawl.config.ConfigurationValue;
import dev.pawl.container.ecs.DefinitionReader.Mounting;
import dev.pawl.container.ecs.TaskDefinition.Amount;
import dev.pawl.container.engine.ContainerPlan;
import dev.pawl.container.engine.ContainerPlan.Access;
import dev.pawl.container.engine.ContainerPlan.Condition;
import dev.pawl.container.engine.ContainerPlan.Dependency;
import dev.pawl.container.engine.ContainerPlan.HealthCheck;
import dev.pawl.container.engine.ContainerPlan.Life;
import dev.pawl.container.engine.ContainerPlan.Limits;
import dev.pawl.container.engine.ContainerPlan.Mount;
import dev.pawl.container.engine.ContainerPlan.Port;
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
import java.util.function.Function;

/** Reads one container of a task definition. */
final class ContainerReader {
    private static final Fields CONTAINER = new Fields(
            Set.of("name", "image", "command", "entryPoint", "environment", "environmentFiles", "secrets", "cpu",
                    "memory", "memoryReservation", "essential", "dependsOn", "workingDirectory", "user",
                    "portMappings", "mountPoints", "ulimits", "readonlyRootFilesystem", "healthCheck", "stopTimeout",
                    "linuxParameters", "privileged"),
            Set.of("dockerLabels", "versionConsistency", "logConfiguration", "interactive", "pseudoTerminal"),
            Fields.noticing("repositoryCredentials", "images are pulled with the user's own Docker credentials",
                    "startTimeout", "dependencies are waited for until they can no longer be met", "hostname",
                    "Docker gives a name"),
            Set.of("resourceRequirements", "firelensConfiguration", "volumesFrom", "links", "disableNetworking",
                    "dnsServers", "dnsSearchDomains", "extraHosts", "dockerSecurityOptions", "systemControls",
                    "credentialSpecs", "restartPolicy"));
    private static final Fields LINUX = new Fields(
            Set.of("initProcessEnabled", "sharedMemorySize", "capabilities", "tmpfs"), Set.of(),
            Fields.noticing("maxSwap", "containers do not swap", "swappiness", "containers do not swap"),
            Set.of("devices"));
    private static final int HIGHEST_PORT = 65_535;
    private static final int LONGEST_STOP = 3_600;
    private static final long MIB = 1L << 20;

    private final ConfigurationValue container;
    private final Map<String, Function<Mounting, Mount>> volumes;
    private final Optional<ConfigurationValue> linux;

    ContainerReader(ConfigurationValue container, Map<String, Function<Mounting, Mount>> volumes,
            List<String> notices) {
        this.container = container;
        this.volumes = volumes;
        CONTAINER.check(container, notices);
        linux = container.find("linuxParameters");
        linux.ifPresent(value -> LINUX.check(value, notices));
    }

    ContainerPlan read() {
        return new ContainerPlan(DefinitionReader.name(container, "name"), container.text("image"), program(), life(),
                limits(), access());
    }

    Amount amount() {
        return new Amount(amount("cpu", Amounts::cpuUnits), amount("memory", Amounts::mebibytes),
                amount("memoryReservation", Amounts::mebibytes));
    }

    List<String> environmentFiles() {
        return items(container, "environmentFiles").stream().map(file -> {
            file.requireOnly(Set.of("type", "value")).get("type").oneOf(Set.of("s3"));
            return file.text("value");
        }).toList();
    }

    private OptionalInt amount(String field, Function<JsonNode, OptionalInt> read) {
        Optional<ConfigurationValue> value = container.find(field);
        OptionalInt amount = value.map(v -> read.apply(v.json())).orElse(OptionalInt.empty());
        if (value.isPresent() && amount.isEmpty()) {
            throw value.get().wrong("an amount such as 512, 0.5 GB or 1 vCPU", "found " + value.get().json());
        }
        return amount;
    }

    private static List<ConfigurationValue> items(ConfigurationValue object, String field) {
        return object.find(field).map(ConfigurationValue::items).orElse(List.of());
    }

    /** Texts that may be empty, as arguments may. */
    private static List<String> words(ConfigurationValue object, String field) {
        return items(object, field).stream().map(ContainerReader::word).toList();
    }

    private static String word(ConfigurationValue value) {
        if (!value.json().isTextual()) {
            throw value.wrong("a text");
        }
        return value.json().textValue();
    }

    private Program program() {
        Map<String, String> environment = new LinkedHashMap<>();
        for (ConfigurationValue pair : items(container, "environment")) {
            environment.put(pair.requireOnly(Set.of("name", "value")).text("name"),
                    pair.find("value").map(ContainerReader::word).orElse(""));
        }
        Map<String, String> secrets = new LinkedHashMap<>();
        for (ConfigurationValue pair : items(container, "secrets")) {
            secrets.put(pair.requireOnly(Set.of("name", "valueFrom")).text("name"),
                    SecretName.of(pair.text("valueFrom")));
        }
        return new Program(words(container, "entryPoint"), words(container, "command"), environment, secrets,
                container.optionalText("workingDirectory"), container.optionalText("user"),
                linux.flatMap(value -> value.find("initProcessEnabled")).map(ConfigurationValue::flag).orElse(false));
    }

    private Life life() {
        List<Dependency> dependencies = new ArrayList<>();
        for (ConfigurationValue dependency : items(container, "dependsOn")) {
            dependency.requireOnly(Set.of("containerName", "condition"));
            dependencies.add(new Dependency(dependency.text("containerName"), Condition.valueOf(dependency
                    .get("condition").oneOf(Set.of("START", "COMPLETE", "SUCCESS", "HEALTHY")))));
        }
        return new Life(container.find("essential").map(ConfigurationValue::flag).orElse(true), dependencies,
                container.find("stopTimeout").map(value -> value.number(0, LONGEST_STOP))
                        .orElse(Life.STOP_TIMEOUT_SECONDS),
                container.find("healthCheck").map(ContainerReader::health));
    }

    private static HealthCheck health(ConfigurationValue check) {
        check.requireOnly(Set.of("command", "interval", "timeout", "retries", "startPeriod"));
        return new HealthCheck(words(check, "command"),
                check.find("interval").map(value -> value.number(1, 300)).orElse(30),
                check.find("timeout").map(value -> value.number(1, 120)).orElse(5),
                check.find("retries").map(value -> value.number(1, 10)).orElse(3),
                check.find("startPeriod").map(value -> value.number(0, 300)).orElse(0));
    }

    private Limits limits() {
        List<Ulimit> ulimits = new ArrayList<>();
        for (ConfigurationValue limit : items(container, "ulimits")) {
            limit.requireOnly(Set.of("name", "softLimit", "hardLimit"));
            ulimits.add(new Ulimit(limit.text("name"), limit.get("softLimit").json().asLong(),
                    limit.get("hardLimit").json().asLong()));
        }
        OptionalLong shared = linux.flatMap(value -> value.find("sharedMemorySize"))
                .map(value -> OptionalLong.of(value.number(1, 1 << 20) * MIB)).orElse(OptionalLong.empty());
        return new Limits(OptionalInt.empty(), OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(),
                shared, ulimits);
    }

    private Access access() {
        List<Port> ports = items(container, "portMappings").stream()
                .map(port -> new Port(port.get("containerPort").number(1, HIGHEST_PORT),
                        port.find("hostPort").map(value -> value.number(0, HIGHEST_PORT)).orElse(0),
                        port.find("protocol").map(value -> value.oneOf(Set.of("tcp", "udp"))).orElse("tcp")))
                .toList();
        Optional<ConfigurationValue> capabilities = linux.flatMap(value -> value.find("capabilities"));
        return new Access(ports, mounts(), flag("readonlyRootFilesystem"), flag("privileged"),
                capabilities.map(value -> capabilities(value, "add")).orElse(List.of()),
                capabilities.map(value -> capabilities(value, "drop")).orElse(List.of()));
    }

    private static List<String> capabilities(ConfigurationValue value, String field) {
        return items(value, field).stream().map(item -> {
            try {
                return Capability.valueOf(item.text()).name();
            } catch (IllegalArgumentException e) {
                throw item.wrong("a capability such as SYS_PTRACE", "found " + item.text());
            }
        }).toList();
    }

    private boolean flag(String field) {
        return container.find(field).map(ConfigurationValue::flag).orElse(false);
    }

    private List<Mount> mounts() {
        List<Mount> mounts = new ArrayList<>();
        for (ConfigurationValue point : items(container, "mountPoints")) {
            point.requireOnly(Set.of("sourceVolume", "containerPath", "readOnly"));
            Function<Mounting, Mount> volume = volumes.get(point.text("sourceVolume"));
            if (volume == null) {
                throw point.get("sourceVolume").wrong("the name of a volume of the task definition",
                        "there is none called " + point.text("sourceVolume"));
            }
            mounts.add(volume.apply(new Mounting(point.text("containerPath"),
                    point.find("readOnly").map(ConfigurationValue::flag).orElse(false))));
        }
        linux.ifPresent(value -> items(value, "tmpfs").forEach(
                tmpfs -> mounts.add(new Mount(Mount.Kind.TMPFS, "", tmpfs.text("containerPath"), false))));
        return mounts;
    }
}
