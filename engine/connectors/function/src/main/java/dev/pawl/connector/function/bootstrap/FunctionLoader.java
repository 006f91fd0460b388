package dev.pawl.connector.function.bootstrap;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Loads the classes of a function. It sees Lambda's interfaces as we see them and nothing else of ours, so
 * that a function
 * may bring its own version of any library.
 */
final class FunctionLoader extends URLClassLoader {
    private static final String LAMBDA = "com.amazonaws.services.lambda.runtime.";

    private FunctionLoader(URL[] urls) {
        super("function", urls, new Interfaces());
    }

    /** For folders, each with a folder lib of jars, and jars. */
    static FunctionLoader of(String classPath) throws MalformedURLException {
        List<URL> urls = new ArrayList<>();
        for (String entry : classPath.split(File.pathSeparator, -1)) {
            Path path = Path.of(entry);
            urls.add(path.toUri().toURL());
            for (Path folder : List.of(path.resolve("lib"), path)) {
                for (Path jar : jars(folder)) {
                    urls.add(jar.toUri().toURL());
                }
            }
        }
        return new FunctionLoader(urls.toArray(URL[]::new));
    }

    private static List<Path> jars(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        String[] names = folder.toFile().list((where, name) -> name.endsWith(".jar"));
        return names == null ? List.of() : Arrays.stream(names).sorted().map(folder::resolve).toList();
    }

    /** The JDK's classes, and of ours only Lambda's interfaces. */
    private static final class Interfaces extends ClassLoader {
        Interfaces() {
            super("interfaces", ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.startsWith(LAMBDA)) {
                return FunctionLoader.class.getClassLoader().loadClass(name);
            }
            throw new ClassNotFoundException(name);
        }
    }
}
