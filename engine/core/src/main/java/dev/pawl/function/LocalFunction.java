package dev.pawl.function;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A function that runs in processes of this machine.
 *
 * @param name
 *            as it stands in an ARN: letters, digits, hyphens and underscores, at most 64
 */
public record LocalFunction(String name, Code code, Limits limits, Environment environment) {
    private static final String NAME = "[A-Za-z0-9_-]{1,64}";

    /** Refuses what no function can be called. */
    public LocalFunction {
        if (!name.matches(NAME)) {
            throw new IllegalArgumentException("Expected a function's name of at most 64 letters, digits, hyphens and"
                    + " underscores, but got " + name);
        }
        Objects.requireNonNull(code);
    }

    /**
     * What is run.
     *
     * @param runtime
     *            Lambda's identifier: {@code nodejs20.x}, {@code python3.11}, {@code java21},
     *            {@code provided.al2023}, …
     * @param handler
     *            as Lambda takes it: {@code file.handler}, {@code module.handler}, {@code package.Class::method};
     *            means nothing to a provided runtime
     * @param path
     *            a folder, a zip, or a jar; looked at again at each call, so that the next call runs what was
     *            edited
     * @param layers
     *            folders as Lambda's layers are laid out: {@code nodejs/node_modules}, {@code python},
     *            {@code java/lib}, {@code bin}, {@code lib}
     */
    public record Code(String runtime, String handler, Path path, List<Path> layers) {
        /** Keeps its own copy of the list. */
        public Code {
            layers = List.copyOf(layers);
        }
    }

    /**
     * What it may use.
     *
     * @param timeout
     *            after which a call fails and its process is ended
     * @param memoryMegabytes
     *            of one process
     * @param concurrency
     *            how many processes it may have; further calls wait
     */
    public record Limits(Duration timeout, int memoryMegabytes, int concurrency) {
        /** Lambda's own, and ten processes. */
        public static final Limits DEFAULT = new Limits(Duration.ofSeconds(3), 128, 10);

        /** Refuses what no function can have. */
        public Limits {
            if (!timeout.isPositive() || memoryMegabytes < 1 || concurrency < 1) {
                throw new IllegalArgumentException("Expected a timeout, a memory and a concurrency above zero, but got "
                        + timeout + ", " + memoryMegabytes + " MB and " + concurrency);
            }
        }
    }

    /**
     * Environment variables of its processes.
     *
     * @param variables
     *            its own; values may refer to secrets, which only the processes get to see
     * @param passed
     *            names of variables that it takes from the server's environment, or beginnings of names followed
     *            by a
     *            star
     */
    public record Environment(Map<String, String> variables, List<String> passed) {
        /** No variables. */
        public static final Environment NONE = new Environment(Map.of(), List.of());

        /** Keeps its own copies. */
        public Environment {
            variables = Map.copyOf(variables);
            passed = List.copyOf(passed);
        }

        /** Without the values. */
        @Override
        public String toString() {
            return "Environment" + variables.keySet() + passed;
        }
    }
}
