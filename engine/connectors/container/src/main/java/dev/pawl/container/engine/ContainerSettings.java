package dev.pawl.container.engine;

import dev.pawl.config.Configuration;
import dev.pawl.config.ConfigurationValue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * How containers are run: section {@code containers} of the configuration.
 *
 * @param host
 *            where the Docker Engine is, such as unix:///var/run/docker.sock; Docker's own variables say it
 *            if this is
 *            empty
 * @param network
 *            a network of the Docker Engine; chosen if empty
 * @param maxTasks
 *            how many tasks run at once; others wait for their turn
 * @param endpoint
 *            where containers reach the server, told to them as PAWL_ENDPOINT
 */
public record ContainerSettings(Optional<String> host, Optional<String> network, Pulling pulling, Guard guard,
        Keeping keeping, int maxTasks, Optional<String> endpoint) {
    private static final Set<String> KNOWN = Set.of("host", "network", "pull", "pullTimeout", "engineTimeout",
            "allowPrivileged", "allowedMounts", "logs", "maxTasks", "endpoint", "taskDefinitions", "batch");
    private static final int MIB = 1 << 20;

    /** When images are pulled. */
    public enum PullPolicy {
        /** If the engine does not have it. */
        MISSING,
        /** Each time. */
        ALWAYS,
        /** Not at all. */
        NEVER
    }

    /**
     * How images come.
     *
     * @param timeout
     *            after which pulling one is given up
     * @param engineTimeout
     *            how long the Docker Engine may be away before tasks that it runs are given up
     */
    public record Pulling(PullPolicy policy, Duration timeout, Duration engineTimeout) {}

    /**
     * What task definitions may ask for.
     *
     * @param mounts
     *            folders of this machine that containers may have, with all that is in them
     */
    public record Guard(boolean privileged, List<Path> mounts) {}

    /**
     * What is kept of tasks.
     *
     * @param folder
     *            where
     * @param logBytes
     *            of each container's log
     * @param age
     *            after their end
     * @param mostTasks
     *            however young they are
     */
    public record Keeping(Path folder, int logBytes, Duration age, int mostTasks) {}

    /**
     * What a configuration says.
     *
     * @param variable
     *            environment variables by name
     * @throws dev.pawl.config.ConfigurationException
     *             if the section is not as it should be
     */
    public static ContainerSettings of(Configuration configuration, Function<String, Optional<String>> variable) {
        Optional<ConfigurationValue> section = configuration.value("containers");
        section.ifPresent(value -> value.requireOnly(KNOWN));
        Function<String, Optional<ConfigurationValue>> member = name -> section.flatMap(value -> value.find(name));
        return new ContainerSettings(
                member.apply("host").map(ConfigurationValue::text)
                        .or(() -> variable.apply("DOCKER_HOST").filter(host -> !host.isBlank())),
                member.apply("network").map(ConfigurationValue::text), pulling(member),
                new Guard(member.apply("allowPrivileged").map(ConfigurationValue::flag).orElse(false),
                        member.apply("allowedMounts").map(ConfigurationValue::texts).orElse(List.of()).stream()
                                .map(configuration::resolve).map(Path::toAbsolutePath).toList()),
                keeping(configuration, member.apply("logs")),
                member.apply("maxTasks").map(value -> value.number(1, 10_000)).orElse(100),
                member.apply("endpoint").map(ConfigurationValue::text)
                        .or(() -> variable.apply("PAWL_ENDPOINT").filter(url -> !url.isBlank())));
    }

    private static Pulling pulling(Function<String, Optional<ConfigurationValue>> member) {
        return new Pulling(
                member.apply("pull").map(value -> value.oneOf(Set.of("missing", "always", "never")))
                        .map(word -> PullPolicy.valueOf(word.toUpperCase(Locale.ROOT))).orElse(PullPolicy.MISSING),
                member.apply("pullTimeout").map(ConfigurationValue::duration).orElse(Duration.ofMinutes(10)),
                member.apply("engineTimeout").map(ConfigurationValue::duration).orElse(Duration.ofMinutes(5)));
    }

    private static Keeping keeping(Configuration configuration, Optional<ConfigurationValue> logs) {
        logs.ifPresent(value -> value.requireOnly(Set.of("folder", "maxMiB", "keep", "maxTasks")));
        Function<String, Optional<ConfigurationValue>> member = name -> logs.flatMap(value -> value.find(name));
        return new Keeping(
                configuration.resolve(
                        member.apply("folder").map(ConfigurationValue::text).orElse(".pawl/containers"))
                        .toAbsolutePath(),
                member.apply("maxMiB").map(value -> value.number(1, 1024)).orElse(10) * MIB,
                member.apply("keep").map(ConfigurationValue::duration).orElse(Duration.ofDays(7)),
                member.apply("maxTasks").map(value -> value.number(1, 100_000)).orElse(1_000));
    }
}
