package dev.pawl.connector.function.process;

import dev.pawl.function.LocalFunction;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Finds what runs a language: on the server's PATH, and for Java the JVM that runs the server. */
final class Interpreters {
    private static final int ASK_SECONDS = 20;

    private final String path;
    private final Map<String, Optional<String>> pythons = new ConcurrentHashMap<>();

    Interpreters(String path) {
        this.path = path;
    }

    /** The program that runs a function of that language. */
    String of(Language language, Deployment deployment) throws LaunchException {
        LocalFunction function = deployment.function();
        return switch (language) {
            case NODE -> onPath("node").orElseThrow(() -> missing(function, "node", "it"));
            case PYTHON -> python(function);
            case JAVA -> Path.of(System.getProperty("java.home"), "bin", "java").toString();
            case PROVIDED -> bootstrap(deployment);
        };
    }

    /** A program of that name. */
    Optional<String> onPath(String name) {
        for (String folder : path.split(Pattern.quote(File.pathSeparator), -1)) {
            Path program = Path.of(folder.isEmpty() ? "." : folder, name);
            if (Files.isRegularFile(program) && Files.isExecutable(program)) {
                return Optional.of(program.toString());
            }
        }
        return Optional.empty();
    }

    private static LaunchException missing(LocalFunction function, String what, String pronoun) {
        return new LaunchException("Expected " + what + " on the PATH of the server to run function " + function.name()
                + " (" + function.code().runtime() + "), but " + pronoun + " is not there");
    }

    private String python(LocalFunction function) throws LaunchException {
        List<String> names = List.of(function.code().runtime(), "python3");
        for (String name : names) {
            // What is on the path may be a launcher that starts slowly, or one that has no such version.
            Optional<String> found = pythons.computeIfAbsent(name,
                    n -> onPath(n).flatMap(Interpreters::realPython));
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw missing(function, String.join(" or ", names), "neither");
    }

    private static Optional<String> realPython(String command) {
        try {
            Process process = new ProcessBuilder(command, "-c", "import sys; print(sys.executable)")
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            try (InputStream out = process.getInputStream()) {
                if (!process.waitFor(ASK_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    return Optional.empty();
                }
                String answer = new String(out.readAllBytes(), StandardCharsets.UTF_8).strip();
                return Optional.of(answer)
                        .filter(found -> process.exitValue() == 0 && Files.isExecutable(Path.of(found)));
            }
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static String bootstrap(Deployment deployment) throws LaunchException {
        Path file = deployment.root().resolve("bootstrap");
        if (!Files.isRegularFile(file) || !Files.isExecutable(file)) {
            throw new LaunchException(
                    "Expected an executable file " + file + " for function " + deployment.name() + " ("
                            + deployment.function().code().runtime() + "), but "
                            + (Files.exists(file) ? "it is not executable" : "there is none"));
        }
        return file.toString();
    }
}
