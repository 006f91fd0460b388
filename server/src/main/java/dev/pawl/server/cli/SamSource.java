package dev.pawl.server.cli;

import dev.pawl.server.sam.Reading;
import dev.pawl.server.sam.SamOptions;
import dev.pawl.server.sam.TemplateReader;
import dev.pawl.server.sam.resource.Stack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The template of {@code pawl up}, and all that is needed to read it again. */
record SamSource(Path template, SamOptions options) {
    private static final List<String> USUAL = List.of("template.yaml", "template.yml", "template.json");

    static SamSource of(Optional<Path> named, Optional<String> stack, Map<String, String> parameters,
            Surroundings surroundings) {
        Path template = named.or(SamSource::usual).orElseThrow(() -> CommandException.usage("Expected one of "
                + String.join(", ", USUAL) + " in the current folder, but there is none. Name the template."));
        if (!Files.isRegularFile(template)) {
            throw CommandException.usage("Expected a template in " + template + ", but there is no such file");
        }
        String name = stack.orElseGet(() -> nameAfter(template));
        if (!name.matches("[A-Za-z][A-Za-z0-9-]{0,127}")) {
            throw CommandException.usage("Expected a stack's name of letters, digits and hyphens, but got " + name);
        }
        return new SamSource(template, new SamOptions(new Stack(name, surroundings.region(), surroundings.account(),
                variable -> Optional.ofNullable(System.getenv(variable)).filter(v -> !v.isEmpty())), parameters));
    }

    Reading read() {
        return TemplateReader.read(template, options);
    }

    String stack() {
        return options.stack().name();
    }

    private static Optional<Path> usual() {
        return USUAL.stream().map(Path::of).filter(Files::isRegularFile).findFirst();
    }

    /** After the folder, without what stands in no name. */
    private static String nameAfter(Path template) {
        String folder = Stream.ofNullable(template.toAbsolutePath().normalize().getParent()).map(Path::getFileName)
                .map(String::valueOf).findFirst().orElse("app");
        String legal = folder.replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^[^A-Za-z]+|-+$", "");
        return legal.isEmpty() ? "app" : legal.substring(0, Math.min(40, legal.length()));
    }
}
