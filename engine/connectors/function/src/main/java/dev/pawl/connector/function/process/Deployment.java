package dev.pawl.connector.function.process;

import dev.pawl.function.LocalFunction;
import java.nio.file.Path;

/**
 * A function as it is at the moment: when it or its code changes, this is another one.
 *
 * @param root
 *            where its code lies, unpacked
 * @param fingerprint
 *            of all files of its code
 */
record Deployment(LocalFunction function, Path root, long fingerprint) {
    String name() {
        return function.name();
    }
}
