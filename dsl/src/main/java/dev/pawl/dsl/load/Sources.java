package dev.pawl.dsl.load;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles source files in memory. */
final class Sources {
    private static final Pattern PACKAGE = Pattern.compile("(?m)^\\s*package\\s+([\\w.]+)\\s*;");
    private final List<Path> classPath;

    Sources(List<Path> classPath) {
        this.classPath = classPath;
    }

    /**
     * The classes that come of a file, by their names.
     *
     * @param text
     *            what is in the file
     * @throws LoadException
     *             with all that the compiler says
     */
    Map<String, byte[]> compile(Path file, String text) {
        JavaCompiler compiler = Optional.ofNullable(ToolProvider.getSystemJavaCompiler()).orElseThrow(
                () -> new LoadException("Expected a JDK, but this Java has no compiler"));
        StringWriter said = new StringWriter();
        try (Memory memory = new Memory(
                compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8))) {
            boolean done = compiler.getTask(said, memory, null, options(file, text), null, List.of(unit(file, text)))
                    .call();
            if (!done) {
                throw new LoadException("Expected " + file.getFileName() + " to compile, but:\n" + said);
            }
            return memory.classes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> options(Path file, String text) {
        List<String> options = new ArrayList<>(List.of("-proc:none", "-nowarn", "-parameters", "-g"));
        options.addAll(List.of("-classpath", classPath.stream().map(Path::toString)
                .collect(Collectors.joining(java.io.File.pathSeparator))));
        root(file, text).ifPresent(root -> options.addAll(List.of("-sourcepath", root.toString())));
        return options;
    }

    /** The folder that the file's package begins in, so that other files of it are found. */
    private static Optional<Path> root(Path file, String text) {
        Path folder = file.toAbsolutePath().normalize().getParent();
        Matcher matcher = PACKAGE.matcher(text);
        if (folder == null || !matcher.find()) {
            return Optional.ofNullable(folder);
        }
        Path within = Path.of(matcher.group(1).replace('.', '/'));
        if (!folder.endsWith(within)) {
            return Optional.empty();
        }
        Path root = folder;
        for (int i = 0; root != null && i < within.getNameCount(); i++) {
            root = root.getParent();
        }
        return Optional.ofNullable(root);
    }

    private static JavaFileObject unit(Path file, String text) {
        return new SimpleJavaFileObject(file.toUri(), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }

    /** Keeps what the compiler writes. */
    private static final class Memory extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, ByteArrayOutputStream> written = new LinkedHashMap<>();

        Memory(StandardJavaFileManager files) {
            super(files);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(Location location, String className, JavaFileObject.Kind kind,
                FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("mem:///" + className.replace('.', '/')), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return written.computeIfAbsent(className, n -> new ByteArrayOutputStream());
                }
            };
        }

        Map<String, byte[]> classes() {
            Map<String, byte[]> classes = new LinkedHashMap<>();
            written.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
            return classes;
        }
    }
}
