package dev.pawl.container.ecs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.config.ConfigurationException;
import dev.pawl.config.ConfigurationValue;
import dev.pawl.container.ecs.TaskDefinition.Amount;
import dev.pawl.container.engine.ContainerPlan;
import dev.pawl.container.engine.ContainerPlan.Dependency;
import dev.pawl.container.engine.ContainerPlan.Mount;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Reads a task definition in ECS's JSON: what {@code aws ecs register-task-definition --cli-input-json}
 * takes,
 * or what
 * {@code describe-task-definition} gives.
 */
final class DefinitionReader {
    private static final Fields TASK = new Fields(
            Set.of("family", "containerDefinitions", "cpu", "memory", "networkMode", "volumes",
                    "requiresCompatibilities"),
            Set.of("tags", "runtimePlatform", "taskDefinitionArn", "revision", "status", "requiresAttributes",
                    "compatibilities", "registeredAt", "registeredBy", "deregisteredAt", "placementConstraints",
                    "executionRoleArn", "enableFaultInjection"),
            Fields.noticing("taskRoleArn", "containers get no credentials of a role", "ephemeralStorage",
                    "the disk of the Docker Engine is what there is"),
            Set.of("proxyConfiguration", "inferenceAccelerators", "ipcMode", "pidMode"));
    private static final Fields VOLUME = new Fields(Set.of("name", "host", "dockerVolumeConfiguration"), Set.of(),
            Map.of(), Set.of("efsVolumeConfiguration", "fsxWindowsFileServerVolumeConfiguration",
                    "configuredAtLaunch", "s3filesVolumeConfiguration"));
    private static final Fields DOCKER_VOLUME = new Fields(Set.of("scope", "driver", "autoprovision"),
            Set.of("labels"), Map.of(), Set.of("driverOpts"));
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,255}");
    private static final int MOST_CONTAINERS = 10;

    private final ConfigurationValue definition;
    private final List<String> notices = new ArrayList<>();

    private DefinitionReader(ConfigurationValue definition) {
        this.definition = definition;
    }

    /**
     * Reads.
     *
     * @throws ConfigurationException
     *             naming the first thing that is wrong or cannot be honoured, and its place
     */
    static TaskDefinition read(ConfigurationValue definition) {
        return new DefinitionReader(definition).read();
    }

    private TaskDefinition read() {
        TASK.check(definition, notices);
        String family = name(definition, "family");
        List<ConfigurationValue> given = definition.get("containerDefinitions").items();
        if (given.isEmpty() || given.size() > MOST_CONTAINERS) {
            throw definition.get("containerDefinitions").wrong("from 1 to " + MOST_CONTAINERS + " containers",
                    "there are " + given.size());
        }
        Map<String, Function<Mounting, Mount>> volumes = volumes();
        List<ContainerPlan> containers = new ArrayList<>();
        Map<String, Amount> amounts = new LinkedHashMap<>();
        Map<String, List<String>> files = new LinkedHashMap<>();
        for (ConfigurationValue each : given) {
            ContainerReader reader = new ContainerReader(each, volumes, notices);
            ContainerPlan container = reader.read();
            if (amounts.put(container.name(), reader.amount()) != null) {
                throw each.get("name").wrong("a name of its own", "another container is called " + container.name());
            }
            containers.add(container);
            files.put(container.name(), reader.environmentFiles());
        }
        checkDependencies(containers);
        if (containers.stream().noneMatch(container -> container.life().essential())) {
            throw definition.get("containerDefinitions").wrong("at least one essential container", "there is none");
        }
        return new TaskDefinition(family, amount("cpu", Amounts::cpuUnits), amount("memory", Amounts::mebibytes),
                network(), fargate(), containers, amounts, files, List.copyOf(notices));
    }

    static String name(ConfigurationValue object, String field) {
        String name = object.text(field);
        if (!NAME.matcher(name).matches()) {
            throw object.get(field).wrong("letters, digits, hyphens and underscores, 255 at most", "found " + name);
        }
        return name;
    }

    private OptionalInt amount(String field, Function<JsonNode, OptionalInt> read) {
        Optional<ConfigurationValue> value = definition.find(field);
        if (value.isEmpty()) {
            return OptionalInt.empty();
        }
        OptionalInt amount = read.apply(value.get().json());
        if (amount.isEmpty()) {
            throw value.get().wrong("an amount such as 512, 0.5 GB or 1 vCPU", "found " + value.get().json());
        }
        return amount;
    }

    private Optional<String> network() {
        Optional<String> mode = definition.find("networkMode")
                .map(value -> value.oneOf(Set.of("awsvpc", "bridge", "host", "none", "default")));
        return mode.filter(text -> text.equals("host") || text.equals("none"));
    }

    private boolean fargate() {
        return definition.find("requiresCompatibilities").map(ConfigurationValue::texts).orElse(List.of())
                .contains("FARGATE");
    }

    /** What a container says of a mount of a volume. */
    record Mounting(String path, boolean readOnly) {}

    private Map<String, Function<Mounting, Mount>> volumes() {
        Map<String, Function<Mounting, Mount>> volumes = new HashMap<>();
        for (ConfigurationValue volume : definition.find("volumes").map(ConfigurationValue::items).orElse(List.of())) {
            VOLUME.check(volume, notices);
            String name = name(volume, "name");
            Optional<String> folder = volume.find("host").flatMap(host -> host.optionalText("sourcePath"));
            Optional<ConfigurationValue> docker = volume.find("dockerVolumeConfiguration");
            docker.ifPresent(value -> DOCKER_VOLUME.check(value, notices));
            boolean stays = docker.flatMap(value -> value.optionalText("scope")).filter("shared"::equals).isPresent();
            docker.flatMap(value -> value.find("driver")).ifPresent(driver -> driver.oneOf(Set.of("local")));
            volumes.put(name, mounting -> folder
                    .map(path -> new Mount(Mount.Kind.HOST, path, mounting.path(), mounting.readOnly()))
                    .orElseGet(() -> new Mount(stays ? Mount.Kind.VOLUME : Mount.Kind.TASK, name, mounting.path(),
                            mounting.readOnly())));
        }
        return volumes;
    }

    private void checkDependencies(List<ContainerPlan> containers) {
        Map<String, List<String>> waitsFor = new HashMap<>();
        containers.forEach(container -> waitsFor.put(container.name(),
                container.life().dependsOn().stream().map(Dependency::container).toList()));
        ConfigurationValue place = definition.get("containerDefinitions");
        for (ContainerPlan container : containers) {
            for (String other : waitsFor.getOrDefault(container.name(), List.of())) {
                if (!waitsFor.containsKey(other)) {
                    throw place.wrong("a container named " + other + ", which " + container.name() + " depends on",
                            "there is none");
                }
            }
            if (reaches(container.name(), container.name(), waitsFor, new HashSet<>())) {
                throw place.wrong("dependencies without a circle", container.name() + " depends on itself");
            }
        }
    }

    private static boolean reaches(String from, String goal, Map<String, List<String>> edges, Set<String> been) {
        for (String next : edges.getOrDefault(from, List.of())) {
            if (next.equals(goal) || (been.add(next) && reaches(next, goal, edges, been))) {
                return true;
            }
        }
        return false;
    }
}
