package dev.pawl.examples.harness;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.asl.MachineType;
import dev.pawl.asl.StateMachine;
import dev.pawl.asl.lint.Definitions;
import dev.pawl.asl.parse.ParseResult;
import dev.pawl.asl.write.DefinitionWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A definition as the language reads it, to be held against the one that was written in Java. */
public final class DefinitionFile {
    private DefinitionFile() {}

    /** The machine in that file, as JSON. */
    public static JsonNode json(Path file) {
        return switch (Definitions.check(text(file), MachineType.STANDARD)) {
            case ParseResult.Parsed<StateMachine> parsed -> json(parsed.value());
            case ParseResult.Refused<StateMachine> refused ->
                throw new AssertionError(file + ": " + refused.problems());
        };
    }

    /** A machine as JSON. */
    public static JsonNode json(StateMachine machine) {
        return DefinitionWriter.toJson(machine);
    }

    /** What stands in a file of the example. */
    public static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
