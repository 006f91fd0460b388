package dev.pawl.server.cli;

import dev.pawl.dsl.MachineException;
import dev.pawl.dsl.load.FoundMachine;
import dev.pawl.dsl.load.FoundMachines;
import dev.pawl.dsl.load.LoadException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pawl asl}: the definitions that Java source or classes build. */
@Command(name = "asl", description = "Write the definitions of machines that are written in Java.")
final class AslCommand implements Callable<Integer> {
    @Mixin
    private Console console = new Console();

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Java source files, or folders of class files; - is source on standard input.")
    private List<Path> files = List.of();

    @Option(names = {"-o",
            "--output"}, paramLabel = "FILE", description = "A file that ends in .json, or a folder with a file for each machine. Default: standard output.")
    private Optional<Path> output = Optional.empty();

    @Option(names = "--machine", paramLabel = "NAME", description = "Only the machine of that constant or method, such as MACHINE or Orders.MACHINE.")
    private Optional<String> machine = Optional.empty();

    @Option(names = {"-cp",
            "--class-path"}, paramLabel = "PATH", description = "Jars and folders that the machines need beside the DSL.")
    private Optional<String> classPath = Optional.empty();

    @Override
    public Integer call() {
        List<FoundMachine> found;
        Map<String, String> definitions;
        try {
            found = files.stream().flatMap(f -> in(f).stream()).filter(this::isMeant).toList();
            definitions = definitions(found);
        } catch (LoadException | MachineException e) {
            throw new CommandException(ExitCode.FAILED, String.valueOf(e.getMessage()));
        }
        boolean single = output.isEmpty() || output.get().toString().endsWith(".json");
        if (definitions.isEmpty() || (single && definitions.size() > 1)) {
            throw CommandException.usage("Expected " + (single ? "one machine" : "machines")
                    + " in public static constants or methods of type Machine, but found " + names(found)
                    + (definitions.isEmpty() ? "" : ". Choose one with --machine, or write all with -o FOLDER"));
        }
        definitions.forEach((name, text) -> write(name, text, single));
        return ExitCode.OK;
    }

    private List<FoundMachine> in(Path file) {
        List<Path> needed = new ArrayList<>();
        classPath.ifPresent(p -> needed.addAll(paths(p)));
        if (Files.isDirectory(file)) {
            return FoundMachines.inClasses(file, needed);
        }
        if (file.toString().equals("-")) {
            needed.addAll(paths(System.getProperty("java.class.path")));
            return FoundMachines.inSource(TextInput.all(System.in), needed);
        }
        if (!file.toString().endsWith(".java")) {
            throw CommandException.usage("Expected a Java source file or a folder of class files, but got " + file);
        }
        if (!Files.isRegularFile(file)) {
            throw CommandException.usage("Expected the file " + file + ", but there is none");
        }
        needed.addAll(paths(System.getProperty("java.class.path")));
        return FoundMachines.inSource(file, needed);
    }

    private static List<Path> paths(String classPath) {
        return Arrays.stream(classPath.split(File.pathSeparator, -1)).filter(p -> !p.isEmpty()).map(Path::of).toList();
    }

    private boolean isMeant(FoundMachine found) {
        return machine.map(m -> m.equals(found.member()) || m.equals(found.simpleClassName() + "." + found.member())
                || m.equals(found.className() + "." + found.member())).orElse(true);
    }

    private static String names(List<FoundMachine> found) {
        return found.isEmpty()
                ? "none"
                : found.stream().map(f -> f.simpleClassName() + "." + f.member()).collect(Collectors.joining(", "));
    }

    /** By the names of their files. */
    private static Map<String, String> definitions(List<FoundMachine> found) {
        Map<String, String> definitions = new LinkedHashMap<>();
        for (FoundMachine f : found) {
            String name = f.member().equals("MACHINE") ? f.simpleClassName() : f.member();
            String file = name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").replace('_', '-').toLowerCase(Locale.ROOT)
                    + ".asl.json";
            if (definitions.put(file, f.machine().definition() + "\n") != null) {
                throw CommandException.usage("Expected machines of different names, but two would be written to " + file
                        + ": " + names(found));
            }
        }
        return definitions;
    }

    private void write(String name, String text, boolean single) {
        if (output.isEmpty()) {
            console.out().print(text);
            return;
        }
        Path file = single ? output.get() : output.get().resolve(name);
        TextOutput.write(file, text);
        console.out().println(file);
    }
}
