package dev.pawl.server.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** JavaScript of others that the console imports, as it lies in jars: one module each. */
final class Libraries {
    /** The folder of names under which libraries are served. */
    static final String FOLDER = "vendor/";

    private static final String WEB_JARS = "org.webjars.npm";
    private static final String WEB_JAR_ROOT = "META-INF/resources/webjars/";
    private static final String MVNPM_ROOT = "META-INF/resources/_static/";

    /**
     * A library.
     *
     * @param name
     *            by which modules import it
     * @param group
     *            of its jar
     * @param root
     *            of the files in its jar
     * @param artifact
     *            of its jar
     * @param file
     *            the module, below root, artifact and version
     */
    private record Library(String name, String group, String root, String artifact, String file) {
        static Library webJar(String name, String artifact, String file) {
            return new Library(name, WEB_JARS, WEB_JAR_ROOT, artifact, file);
        }

        static Library codeMirror(String part) {
            return webJar("@codemirror/" + part, "codemirror__" + part, "dist/index.js");
        }

        static Library lezer(String part) {
            return webJar("@lezer/" + part, "lezer__" + part, "dist/index.js");
        }

        String served() {
            return FOLDER + name.replace("@", "") + ".js";
        }

        byte[] read() {
            Properties properties = new Properties();
            try (InputStream in = open("META-INF/maven/" + group + "/" + artifact + "/pom.properties")) {
                properties.load(in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            try (InputStream in = open(root + artifact + "/" + properties.getProperty("version") + "/" + file)) {
                return in.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private InputStream open(String resource) {
            InputStream in = Libraries.class.getClassLoader().getResourceAsStream(resource);
            if (in == null) {
                throw new IllegalStateException("Expected " + resource + " on the class path, but it is not there");
            }
            return in;
        }
    }

    private static final List<Library> LIBRARIES = libraries();

    private Libraries() {}

    private static List<Library> libraries() {
        List<Library> all = new ArrayList<>();
        all.add(Library.webJar("preact", "preact", "dist/preact.module.js"));
        all.add(Library.webJar("preact/hooks", "preact", "hooks/dist/hooks.module.js"));
        List.of("state", "view", "language", "commands", "lint", "autocomplete", "search")
                .forEach(part -> all.add(Library.codeMirror(part)));
        List.of("common", "highlight", "lr").forEach(part -> all.add(Library.lezer(part)));
        all.add(new Library("@codemirror/lang-json", "org.mvnpm.at.codemirror", MVNPM_ROOT, "lang-json",
                "dist/index.js"));
        all.add(new Library("@lezer/json", "org.mvnpm.at.lezer", MVNPM_ROOT, "json", "dist/index.js"));
        all.add(Library.webJar("@marijn/find-cluster-break", "marijn__find-cluster-break", "src/index.js"));
        all.add(Library.webJar("style-mod", "style-mod", "src/style-mod.js"));
        all.add(Library.webJar("w3c-keyname", "w3c-keyname", "index.js"));
        all.add(Library.webJar("crelt", "crelt", "index.js"));
        all.add(Library.webJar("diff", "diff", "lib/index.mjs"));
        return List.copyOf(all);
    }

    /** All of them by the names under which they are served. */
    static Map<String, byte[]> all() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        LIBRARIES.forEach(library -> files.put(library.served(), library.read()));
        return files;
    }

    /** What modules call them, and where that is served. */
    static Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        LIBRARIES.forEach(library -> names.put(library.name(), library.served()));
        return names;
    }
}
