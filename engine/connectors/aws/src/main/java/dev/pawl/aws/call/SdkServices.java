package dev.pawl.aws.call;

import java.util.Collections;
import java.util.TreeSet;
import java.util.Set;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds services of the SDK by the names that Step Functions has for them, which are those of its packages.
 */
final class SdkServices {
    private static final String ROOT = "software/amazon/awssdk/services/";
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+");
    private static final Pattern CLIENT = Pattern.compile("[A-Z][A-Za-z0-9]*(?<!Async)Client\\.class");

    private final ClassLoader classes;
    private final Map<String, Optional<SdkService>> found = new ConcurrentHashMap<>();

    SdkServices(ClassLoader classes) {
        this.classes = classes;
    }

    /**
     * The service of that name, such as dynamodb; empty if its jar is not there.
     *
     * @throws LinkageError
     *             if its jar is there, and another that it needs is not
     */
    Optional<SdkService> find(String name) {
        return NAME.matcher(name).matches() ? found.computeIfAbsent(name, this::look) : Optional.empty();
    }

    /** Names of all that are there. */
    Set<String> names() {
        Set<String> names = new TreeSet<>();
        try {
            for (URL url : Collections.list(classes.getResources(ROOT))) {
                for (String name : names(url, ROOT)) {
                    int slash = name.indexOf('/');
                    names.add(slash < 0 ? name : name.substring(0, slash));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        names.removeIf(name -> find(name).isEmpty());
        return names;
    }

    /** A few live in a package within another's: dynamodb.streams is dynamodbstreams. */
    private Optional<SdkService> look(String name) {
        Stream<String> within = Stream.iterate(1, i -> i < name.length(), i -> i + 1)
                .map(i -> name.substring(0, i) + "/" + name.substring(i));
        return Stream.concat(Stream.of(name), within).map(folder -> ROOT + folder + "/")
                .flatMap(folder -> client(folder).stream()).findFirst().map(SdkService::new);
    }

    private Optional<Class<?>> client(String folder) {
        URL url = classes.getResource(folder);
        if (url == null) {
            return Optional.empty();
        }
        try {
            return names(url, folder).stream()
                    .filter(file -> CLIENT.matcher(file).matches()).<Class<?>>map(file -> load(folder + file))
                    .filter(Class::isInterface).findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> names(URL url, String folder) throws IOException {
        if (url.openConnection() instanceof JarURLConnection jar) {
            // The class loader's own jar file is shared with it, and stays open.
            return jar.getJarFile().stream().map(entry -> entry.getName()).filter(entry -> entry.startsWith(folder))
                    .map(entry -> entry.substring(folder.length())).toList();
        }
        try (Stream<Path> files = Files.list(Path.of(URI.create(url.toString())))) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }

    private Class<?> load(String file) {
        String name = file.substring(0, file.length() - ".class".length()).replace('/', '.');
        try {
            return Class.forName(name, false, classes);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
