package dev.pawl.dsl.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds machines: what public classes hold in public static constants, or give from public static methods
 * without
 * parameters.
 */
public final class FoundMachines {
    private static final Pattern PUBLIC_TYPE = Pattern.compile(
            "(?mU)^(?:@\\w+\\s+)*public\\s+(?:(?:final|abstract|sealed)\\s+)*(?:class|interface|enum|record)\\s+(\\w+)");

    private FoundMachines() {}

    /**
     * Compiles a source file and gives the machines of its classes, in the order of their names.
     *
     * @param classPath
     *            jars and folders that it is compiled against, the DSL included
     * @throws LoadException
     *             if it does not compile or a machine cannot be made
     */
    public static List<FoundMachine> inSource(Path file, List<Path> classPath) {
        try {
            return compiled(file, Files.readString(file), classPath);
        } catch (IOException e) {
            throw new LoadException("Expected to read " + file + ", but: " + e, e);
        }
    }

    /**
     * As above of source that is in no file.
     *
     * @throws LoadException
     *             if it has no public class, does not compile or a machine cannot be made
     */
    public static List<FoundMachine> inSource(String text, List<Path> classPath) {
        Matcher type = PUBLIC_TYPE.matcher(text);
        if (!type.find()) {
            throw new LoadException("Expected Java source with a public class, but there is none");
        }
        return compiled(Path.of(type.group(1) + ".java"), text, classPath);
    }

    private static List<FoundMachine> compiled(Path file, String text, List<Path> classPath) {
        Map<String, byte[]> classes = new Sources(classPath).compile(file, text);
        return in(new InMemory(urls(classPath), classes), classes.keySet().stream().sorted().toList());
    }

    /**
     * The machines of all classes in a folder, in the order of their names.
     *
     * @param classPath
     *            what they need
     * @throws LoadException
     *             if a machine cannot be made
     */
    public static List<FoundMachine> inClasses(Path folder, List<Path> classPath) {
        List<Path> all = new ArrayList<>(classPath);
        all.add(0, folder);
        try (Stream<Path> files = Files.walk(folder)) {
            List<String> names = files.map(f -> folder.relativize(f).toString().replace('\\', '/'))
                    .filter(f -> f.endsWith(".class") && !f.endsWith("-info.class"))
                    .map(f -> f.substring(0, f.length() - ".class".length()).replace('/', '.')).sorted().toList();
            return in(new InMemory(urls(all), Map.of()), names);
        } catch (IOException e) {
            throw new LoadException("Expected to read " + folder + ", but: " + e, e);
        }
    }

    private static List<FoundMachine> in(ClassLoader loader, List<String> names) {
        List<FoundMachine> found = new ArrayList<>();
        for (String name : names) {
            found.addAll(Members.of(name, loader));
        }
        return found;
    }

    private static URL[] urls(List<Path> classPath) {
        return classPath.stream().map(FoundMachines::url).toArray(URL[]::new);
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What was compiled, then what the class path has; the DSL itself is the one that runs here. It is never
     * closed,
     * since machines may need more of their classes later.
     */
    private static final class InMemory extends URLClassLoader {
        private final Map<String, byte[]> classes;

        InMemory(URL[] classPath, Map<String, byte[]> classes) {
            super(classPath, FoundMachines.class.getClassLoader());
            this.classes = classes;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] bytes = classes.get(name);
            return bytes == null ? super.findClass(name) : defineClass(name, bytes, 0, bytes.length);
        }
    }
}
