package dev.pawl.server.sam;

import dev.pawl.server.application.Application;
import dev.pawl.server.sam.resource.Stack;
import dev.pawl.server.sam.tree.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Templates in a folder of a test. */
record Templates(Path folder) {
    static final String HEAD = """
            AWSTemplateFormatVersion: '2010-09-09'
            Transform: AWS::Serverless-2016-10-31
            """;

    Templates file(String name, String text) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Reading read(String template, Map<String, String> parameters) {
        file("template.yaml", template);
        Stack stack = new Stack("shop", "eu-west-1", "123456789012", name -> Optional.empty());
        return TemplateReader.read(folder.resolve("template.yaml"), new SamOptions(stack, parameters));
    }

    Reading.Done done(String template) {
        return switch (read(template, Map.of())) {
            case Reading.Done done -> done;
            case Reading.Refused refused -> throw new AssertionError(refused.problems());
        };
    }

    Application application(String template) {
        return done(template).application();
    }

    /** Problems without the folder of the test. */
    List<String> problems(String template) {
        return problems(template, Map.of());
    }

    List<String> problems(String template, Map<String, String> parameters) {
        return switch (read(template, parameters)) {
            case Reading.Done done -> throw new AssertionError("no problems; notices: " + done.notices());
            case Reading.Refused refused -> texts(refused.problems());
        };
    }

    List<String> texts(List<Finding> findings) {
        return findings.stream().map(f -> f.toString().replace(folder + "/", "")).toList();
    }
}
