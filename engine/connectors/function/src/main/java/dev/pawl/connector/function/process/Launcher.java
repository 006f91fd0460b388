package dev.pawl.connector.function.process;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pawl.connector.function.bootstrap.JavaBootstrap;
import dev.pawl.connector.function.runtimeapi.RuntimeApi;
import dev.pawl.function.LocalFunction;
import dev.pawl.secret.SecretException;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Starts processes: puts together the command and the environment of each language. */
final class Launcher {
    /** What Lambda gives to the heap, too. */
    private static final int HEAP_PERCENT = 85;

    private final Home home;
    private final Path runtimeFolder;
    private final Interpreters interpreters;
    private final Optional<String> setsid;
    private final Map<String, String> server;

    /**
     * A launcher.
     *
     * @param server
     *            the whole environment of the server, of which functions may ask for parts
     */
    Launcher(Home home, Path runtimeFolder, Map<String, String> server) {
        this.home = home;
        this.runtimeFolder = runtimeFolder;
        this.interpreters = new Interpreters(home.variable().apply("PATH").orElse("/usr/local/bin:/usr/bin:/bin"));
        this.setsid = interpreters.onPath("setsid");
        this.server = server;
    }

    FunctionProcess start(Deployment deployment) throws LaunchException {
        LocalFunction function = deployment.function();
        Language language = Language.of(function.code().runtime()).orElseThrow();
        List<String> command = command(language, deployment);
        try {
            RuntimeApi api = RuntimeApi.open();
            try {
                Map<String, String> environment = new ProcessEnvironment(home, runtimeFolder)
                        .of(deployment, language, api.address(), server);
                Process process = new Launch(command, environment, deployment.root()).start(setsid);
                return new FunctionProcess(deployment, process, api, home);
            } catch (IOException | RuntimeException e) {
                api.close();
                throw e;
            }
        } catch (SecretException e) {
            throw new LaunchException(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new LaunchException("Expected to start function " + function.name() + ", but " + e.getMessage());
        }
    }

    private List<String> command(Language language, Deployment deployment) throws LaunchException {
        List<String> command = new ArrayList<>();
        command.add(interpreters.of(language, deployment));
        int megabytes = deployment.function().limits().memoryMegabytes();
        switch (language) {
            case NODE -> {
                command.add("--max-old-space-size=" + Math.max(16, megabytes * HEAP_PERCENT / 100));
                command.add(runtimeFolder.resolve("bootstrap.mjs").toString());
            }
            case PYTHON -> command.addAll(List.of("-u", runtimeFolder.resolve("bootstrap.py").toString()));
            case JAVA -> command.addAll(java(deployment, megabytes));
            case PROVIDED -> {
                // The program is all.
            }
        }
        return command;
    }

    private static List<String> java(Deployment deployment, int megabytes) {
        List<String> layers = deployment.function().code().layers().stream()
                .map(layer -> layer.resolve("java/lib").toString()).toList();
        String code = Stream.concat(Stream.of(deployment.root().toString()), layers.stream())
                .collect(Collectors.joining(File.pathSeparator));
        return List.of("-Xmx" + Math.max(32, megabytes * HEAP_PERCENT / 100) + "m", "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-cp", bootstrapClassPath(), JavaBootstrap.class.getName(),
                code);
    }

    /** The jars or folders that our own process has these classes from. */
    private static String bootstrapClassPath() {
        return Stream.of(JavaBootstrap.class, RequestHandler.class, ObjectMapper.class, JsonFactory.class,
                JsonProperty.class).map(Launcher::location).distinct().collect(Collectors.joining(File.pathSeparator));
    }

    private static String location(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
