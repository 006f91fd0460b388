package dev.pawl.asl;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Definitions that hold every field there is. */
public final class ValidDefinitions {
    public static final String JSON_PATH = read("every-field-jsonpath.json");
    public static final String JSONATA = read("every-field-jsonata.json");

    private ValidDefinitions() {}

    private static String read(String name) {
        try (InputStream in = ValidDefinitions.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
