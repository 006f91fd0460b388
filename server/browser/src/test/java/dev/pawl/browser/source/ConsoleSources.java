package dev.pawl.browser.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The console's files as they lie in the source tree, by their names. */
final class ConsoleSources {
    private static final Path SERVER = Path.of("..", "src", "main");
    private static final Path GRAPH = Path.of("..", "..", "engine", "graph", "src", "main", "java");

    private ConsoleSources() {}

    /** All modules, parsed. */
    static Map<String, JsModule> modules() {
        Map<String, JsModule> modules = new TreeMap<>();
        texts(".js").forEach((name, text) -> modules.put(name, JsModule.parse(name, text)));
        return modules;
    }

    /** All texts with such an ending. */
    static Map<String, String> texts(String ending) {
        return read(SERVER.resolve("console"), name -> name.endsWith(ending));
    }

    /** What Java says, where it makes markup for the console's style sheets. */
    static String java() {
        return String.join("\n", read(GRAPH, name -> name.endsWith(".java")).values());
    }

    /** The tests of this module, which may call what nothing else does. */
    static String tests() {
        return String.join("\n",
                read(Path.of("src", "test", "java"), name -> name.endsWith("ModuleTest.java")).values());
    }

    private static Map<String, String> read(Path folder, Predicate<String> chosen) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .collect(Collectors.toMap(file -> folder.relativize(file).toString().replace('\\', '/'),
                            file -> file))
                    .entrySet().stream().filter(entry -> chosen.test(entry.getKey()))
                    .collect(Collectors.toMap(Map.Entry::getKey, entry -> text(entry.getValue()), (one, other) -> one,
                            TreeMap::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
