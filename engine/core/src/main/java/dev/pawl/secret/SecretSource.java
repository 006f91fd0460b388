package dev.pawl.secret;

import dev.pawl.config.Configuration;
import dev.pawl.config.ConfigurationValue;
import dev.pawl.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Where one secret lies, and who may refer to it. It is looked up each time, so that a file may be replaced
 * while the
 * server runs.
 *
 * @param place
 *            an environment variable or a file
 * @param machines
 *            names of state machines, or beginnings of names followed by a star, whose definitions may refer
 *            to
 *            it
 */
record SecretSource(Place place, List<String> machines) {
    /** Where a value lies. */
    sealed interface Place {
        /** An environment variable of the server. */
        record Variable(String name) implements Place {}

        /** A file, or what a JSON Pointer finds in it. A last line break is not part of the value. */
        record InFile(Path file, Optional<String> pointer) implements Place {}
    }

    static SecretSource read(ConfigurationValue value, Configuration configuration) {
        value.requireOnly(Set.of("env", "file", "pointer", "machines"));
        if (value.find("env").isPresent() == value.find("file").isPresent()) {
            throw value.wrong("either env or file", "there are " + (value.find("env").isPresent() ? "both" : "none"));
        }
        Place place = value.optionalText("env").<Place>map(Place.Variable::new)
                .orElseGet(() -> new Place.InFile(configuration.resolve(value.text("file")),
                        value.optionalText("pointer")));
        return new SecretSource(place, value.find("machines").map(ConfigurationValue::texts).orElse(List.of()));
    }

    boolean isFor(String machine) {
        return machines.stream().anyMatch(pattern -> pattern.endsWith("*")
                ? machine.startsWith(pattern.substring(0, pattern.length() - 1))
                : machine.equals(pattern));
    }

    String value(String secret, Function<String, Optional<String>> environment) {
        return switch (place) {
            case Place.Variable(String name) -> environment.apply(name).orElseThrow(() -> new SecretException(
                    "Expected the secret " + secret + " in the environment variable " + name + ", but it is not set"));
            case Place.InFile(Path file, Optional<String> pointer) -> {
                String text = text(secret, file);
                yield pointer.isEmpty() ? text.strip() : member(secret, text, pointer.get());
            }
        };
    }

    void requireFile(String secret) {
        if (place instanceof Place.InFile(Path file, Optional<String> pointer) && !Files.isReadable(file)) {
            throw new SecretException("Expected the secret " + secret + " in the file " + file
                    + ", but it cannot be read");
        }
    }

    private static String text(String secret, Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new SecretException("Expected the secret " + secret + " in the file " + file
                    + ", but it cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    private static String member(String secret, String text, String pointer) {
        try {
            String found = Json.read(text).at(pointer).asText();
            if (!found.isEmpty()) {
                return found;
            }
        } catch (IllegalArgumentException e) {
            // told below, without what the file holds
        }
        throw new SecretException("Expected the secret " + secret + " at " + pointer
                + " of a JSON file, but there is no text");
    }
}
