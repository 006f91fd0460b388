package dev.pawl.connector.function.process;

import dev.pawl.function.LocalFunction;
import java.io.File;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The environment of a function's process: Lambda's variables, the function's own, and of the server's only
 * what any
 * program needs and what the function asks for. The server's secrets stay with the server.
 */
final class ProcessEnvironment {
    private static final List<String> ANY_PROGRAM = List.of("PATH", "HOME", "USER", "LANG", "LC_ALL", "TMPDIR",
            "LD_LIBRARY_PATH");

    private final Home home;
    private final Path runtimeFolder;

    ProcessEnvironment(Home home, Path runtimeFolder) {
        this.home = home;
        this.runtimeFolder = runtimeFolder;
    }

    Map<String, String> of(Deployment deployment, Language language, String runtimeApi, Map<String, String> server) {
        LocalFunction function = deployment.function();
        Map<String, String> all = new LinkedHashMap<>();
        ANY_PROGRAM.forEach(name -> home.variable().apply(name).ifPresent(value -> all.put(name, value)));
        all.putIfAbsent("LANG", "en_US.UTF-8");
        all.put("TZ", ":UTC");
        all.put("AWS_REGION", home.region());
        all.put("AWS_DEFAULT_REGION", home.region());
        server.forEach((name, value) -> {
            if (function.environment().passed().stream().anyMatch(pattern -> matches(pattern, name))) {
                all.put(name, value);
            }
        });
        layers(deployment, language, all);
        function.environment().variables()
                .forEach((name, value) -> all.put(name, home.secrets().expand(value)));
        all.putAll(lambdas(deployment, language, runtimeApi));
        return all;
    }

    private static boolean matches(String pattern, String name) {
        return pattern.endsWith("*")
                ? name.startsWith(pattern.substring(0, pattern.length() - 1))
                : name.equals(pattern);
    }

    private static void layers(Deployment deployment, Language language, Map<String, String> all) {
        List<Path> layers = deployment.function().code().layers();
        prepend(all, "PATH", layers, List.of("bin"));
        prepend(all, "LD_LIBRARY_PATH", layers, List.of("lib"));
        switch (language) {
            case NODE -> prepend(all, "NODE_PATH", layers, List.of("nodejs/node_modules"));
            case PYTHON -> prepend(all, "PYTHONPATH", layers, List.of("python"));
            case JAVA, PROVIDED -> {
                // Java's libraries are put on the class path.
            }
        }
    }

    private static void prepend(Map<String, String> all, String variable, List<Path> layers, List<String> folders) {
        Stream<String> added = layers.stream()
                .flatMap(layer -> folders.stream().map(folder -> layer.resolve(folder).toString()));
        String before = all.getOrDefault(variable, "");
        String joined = Stream.concat(added, before.isEmpty() ? Stream.empty() : Stream.of(before))
                .collect(Collectors.joining(File.pathSeparator));
        if (!joined.isEmpty()) {
            all.put(variable, joined);
        }
    }

    /** What Lambda sets, and lets nobody else set. */
    private Map<String, String> lambdas(Deployment deployment, Language language, String runtimeApi) {
        LocalFunction function = deployment.function();
        Map<String, String> all = new LinkedHashMap<>();
        all.put("AWS_LAMBDA_RUNTIME_API", runtimeApi);
        all.put("AWS_LAMBDA_FUNCTION_NAME", function.name());
        all.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
        all.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", String.valueOf(function.limits().memoryMegabytes()));
        all.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
        all.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + function.name());
        all.put("AWS_LAMBDA_LOG_STREAM_NAME", LocalDate.now(Clock.systemUTC()).toString().replace('-', '/')
                + "/[$LATEST]" + UUID.randomUUID().toString().replace("-", ""));
        all.put("LAMBDA_TASK_ROOT", deployment.root().toString());
        all.put("LAMBDA_RUNTIME_DIR", runtimeFolder.toString());
        all.put("_HANDLER", function.code().handler());
        if (language != Language.PROVIDED) {
            all.put("AWS_EXECUTION_ENV", "AWS_Lambda_" + function.code().runtime());
        }
        return all;
    }
}
