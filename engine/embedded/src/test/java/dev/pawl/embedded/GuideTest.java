package dev.pawl.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the guide shows compiles and runs with nothing but what an application gets. */
class GuideTest {
    private static final Pattern BLOCK = Pattern.compile("^```java\n(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE);
    private static final String AROUND = """
            import static dev.pawl.dsl.jsonata.Jsonata.*;
            import dev.pawl.embedded.*;
            import java.time.Duration;
            import java.util.*;
            import java.util.concurrent.*;
            public class Snippets {
                public record Order(String id, int cents) {}
                public record Receipt(String order, int charged) {}
            %s
                public static void main(String[] args) throws Exception {
            %s    }
            }
            """;

    @TempDir
    private Path folder;

    private static Path root() {
        Path here = Path.of("").toAbsolutePath();
        return here.endsWith(Path.of("engine", "embedded")) ? here.resolve("../..").normalize() : here;
    }

    private static String guide() throws IOException {
        return Files.readString(root().resolve("docs/guides/embedding.md"));
    }

    private static List<String> blocks() throws IOException {
        return BLOCK.matcher(guide()).results().map((MatchResult block) -> block.group(1)).toList();
    }

    private static List<Path> libraries() throws IOException {
        return Arrays.stream(Files.readString(Path.of("target", "runtime.classpath")).strip()
                .split(File.pathSeparator, -1)).map(Path::of).toList();
    }

    private static String classPath() throws IOException {
        return libraries().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator))
                + File.pathSeparator + Path.of("target", "classes").toAbsolutePath();
    }

    @Test
    void the_first_program_runs_as_it_stands() throws Exception {
        String program = blocks().getFirst();

        assertThat(run("Main", program)).isEqualTo("Receipt[order=17, charged=1999]\n");
        assertThat(program.lines().filter(line -> line.startsWith("            ") || line.contains("try (")))
                .as("lines of main").hasSizeLessThanOrEqualTo(5);
        assertThat(folder.resolve("orders.db")).exists();
    }

    @Test
    void the_front_page_shows_the_same_lines() throws Exception {
        String front = BLOCK.matcher(Files.readString(root().resolve("README.md"))).results()
                .map(block -> block.group(1)).filter(block -> block.contains("Pawl.open")).findFirst().orElseThrow();

        assertThat(blocks().getFirst()).contains(front.indent(8));
    }

    @Test
    void all_other_pieces_run_each_with_an_engine_of_its_own() throws Exception {
        List<String> pieces = blocks().stream().skip(1).toList();
        String methods = IntStream.range(0, pieces.size()).mapToObj(i -> "static void piece" + i
                + "(Pawl pawl) throws Exception {\n" + pieces.get(i) + "}\n").collect(Collectors.joining());
        String calls = IntStream.range(0, pieces.size()).mapToObj(i -> "try (Pawl pawl = Pawl.inMemory()) { piece" + i
                + "(pawl); }\n").collect(Collectors.joining());

        assertThat(run("Snippets", AROUND.formatted(methods, calls + "System.out.println(\"all\");\n")))
                .endsWith("all\n");
        assertThat(pieces).hasSizeGreaterThan(4);
    }

    @Test
    void the_class_path_is_what_the_guide_lists() throws Exception {
        List<Path> jars = libraries().stream().filter(path -> path.toString().endsWith(".jar"))
                .filter(path -> !path.getFileName().toString().startsWith("pawl-")).toList();
        List<String> names = jars.stream().map(jar -> jar.getFileName().toString().replaceFirst("-\\d.*", ""))
                .sorted().toList();
        long bytes = 0;
        for (Path jar : jars) {
            bytes += Files.size(jar);
        }

        String listed = guide().substring(guide().indexOf("The list, as a test finds it:"));
        assertThat(Arrays.stream(listed.split("\n", 3)[2].strip().split("\\s+")).sorted()).isEqualTo(names);
        assertThat(guide()).contains("with them come " + names.size() + " jars of ");
        assertThat(bytes / 1024.0 / 1024.0).isCloseTo(23, within(1.0));
        assertThat(names)
                .noneMatch(name -> name.toLowerCase(Locale.ROOT).matches(".*(jetty|docker|servlet|sdk-core|netty).*"));
    }

    private String run(String main, String source) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve(main + ".java"), source);
        StringWriter problems = new StringWriter();
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            boolean compiled = compiler.getTask(problems, files, null, List.of("--release", "21", "-cp", classPath(),
                    "-d", folder.toString(), "-proc:none"), null, files.getJavaFileObjects(file)).call();
            assertThat(compiled).as(problems.toString()).isTrue();
        }
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                classPath() + File.pathSeparator + folder, main).directory(folder.toFile())
                .redirectError(folder.resolve("errors").toFile()).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(Files.readString(folder.resolve("errors"))).isZero();
        return out;
    }
}
