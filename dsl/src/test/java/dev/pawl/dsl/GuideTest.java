package dev.pawl.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.json.Json;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every snippet of the guide is compiled, and gives the JSON that stands after it. */
class GuideTest {
    private static final Path GUIDE = Path.of("..", "docs", "guides", "dsl.md");
    private static final Pattern BLOCK = Pattern.compile("^```(\\w*)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final String JSON_PATH = """
            import static dev.pawl.dsl.jsonpath.Conditions.*;
            import static dev.pawl.dsl.jsonpath.Intrinsics.format;
            import static dev.pawl.dsl.jsonpath.JsonPaths.discard;
            import static dev.pawl.dsl.jsonpath.JsonPaths.path;
            """;
    private static final String JSONATA = """
            import static dev.pawl.dsl.jsonata.Conditions.*;
            """;
    private static final String BEFORE = """
            import static dev.pawl.asl.ItemProcessor.ExecutionType.EXPRESS;
            import static dev.pawl.dsl.Retry.*;
            import static dev.pawl.dsl.jsonata.Jsonata.*;
            import static dev.pawl.dsl.jsonata.Lists.*;
            import static dev.pawl.dsl.jsonata.Numbers.*;
            import static dev.pawl.dsl.jsonata.Tasks.*;
            import static dev.pawl.dsl.jsonata.Texts.*;
            import static dev.pawl.dsl.jsonata.Times.*;
            import static java.time.Duration.*;

            import dev.pawl.dsl.jsonata.*;
            import dev.pawl.dsl.jsonpath.JsonPaths;
            import java.math.BigDecimal;
            import java.util.List;

            """;
    private static final String RECORDS = """
                static final String RESERVE = "arn:aws:lambda:us-east-1:123456789012:function:reserve";
                static final Variable<BigDecimal> TOTAL = variable("total", BigDecimal.class);
                static final Expr<Order> ORDER = input(Order.class);
                record Line(String article, int quantity, BigDecimal price) {}
                record Order(String id, List<Line> lines) {}
                public static Object made() {
                    return \
            """;

    /** A snippet, and what it gives. */
    private record Snippet(String java, JsonNode json) {
        boolean isWhole() {
            return java.contains("class ");
        }

        String name(int number) {
            return isWhole() ? "Orders" : "Snippet" + number;
        }

        String source(int number) {
            if (isWhole()) {
                return java;
            }
            String conditions = java.contains("JsonPaths.") ? JSON_PATH : JSONATA;
            return conditions + BEFORE + "public class " + name(number) + " {\n" + RECORDS + java.strip()
                    + ";\n    }\n}\n";
        }
    }

    @Test
    void everySnippetGivesWhatTheGuideSays(@TempDir Path folder) throws Exception {
        List<Snippet> snippets = snippets();
        assertThat(snippets).hasSizeGreaterThanOrEqualTo(6);
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < snippets.size(); i++) {
            files.add(Files.writeString(folder.resolve(snippets.get(i).name(i) + ".java"), snippets.get(i).source(i)));
        }
        compile(files, folder);
        try (URLClassLoader loader = new URLClassLoader(new URL[]{folder.toUri().toURL()},
                GuideTest.class.getClassLoader())) {
            for (int i = 0; i < snippets.size(); i++) {
                Snippet snippet = snippets.get(i);
                assertThat(json(loader.loadClass(snippet.name(i)), snippet)).as(snippet.java)
                        .isEqualTo(snippet.json);
            }
        }
    }

    @Test
    void theSnippetOfTheFrontPageIsAMachine(@TempDir Path folder) throws Exception {
        String java = BLOCK.matcher(Files.readString(Path.of("..", "README.md"))).results()
                .filter(b -> b.group(1).equals("java")).findFirst().orElseThrow().group(2)
                .replace("machine.writeTo(Path.of(\"sum.asl.json\"));", "return machine;");
        Files.writeString(folder.resolve("Front.java"), JSONATA + BEFORE + """
                import dev.pawl.dsl.Machine;
                public class Front {
                    record Line(BigDecimal price, int quantity) {}
                    record Order(List<Line> lines) {}
                    public static Machine<Jsonata> made() {
                """ + java + "}}");
        compile(List.of(folder.resolve("Front.java")), folder);
        try (URLClassLoader loader = new URLClassLoader(new URL[]{folder.toUri().toURL()},
                GuideTest.class.getClassLoader())) {
            Machine<?> machine = (Machine<?>) loader.loadClass("Front").getMethod("made").invoke(null);
            assertThat(machine.build().flow().states()).containsOnlyKeys("Add up", "Rest", "Done");
        }
    }

    private static JsonNode json(Class<?> made, Snippet snippet) throws Exception {
        if (snippet.isWhole()) {
            var machine = made.getDeclaredField("MACHINE");
            machine.setAccessible(true);
            return Json.read(((Machine<?>) machine.get(null)).definition());
        }
        Object value = made.getMethod("made").invoke(null);
        if (value instanceof Machine<?> machine) {
            return Json.read(machine.definition());
        }
        Step<?> step = (Step<?>) value;
        JsonNode definition = Json.read(
                Machine.of(step.draft().language(), new Steps<>(List.of(step))).definition());
        return definition.path("States").path(step.name());
    }

    private static List<Snippet> snippets() throws Exception {
        List<MatchResult> blocks = BLOCK.matcher(Files.readString(GUIDE)).results().toList();
        List<Snippet> snippets = new ArrayList<>();
        for (int i = 0; i + 1 < blocks.size(); i++) {
            if (blocks.get(i).group(1).equals("java") && blocks.get(i + 1).group(1).equals("json")) {
                snippets.add(new Snippet(blocks.get(i).group(2), Json.read(blocks.get(i + 1).group(2))));
            }
        }
        return snippets;
    }

    private static void compile(List<Path> files, Path folder) throws Exception {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter out = new StringWriter();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            Iterable<? extends JavaFileObject> sources = manager.getJavaFileObjectsFromPaths(files);
            boolean compiled = compiler.getTask(out, manager, null,
                    List.of("-d", folder.toString(), "-cp", System.getProperty("java.class.path"), "--release", "21"),
                    null, sources).call();
            assertThat(compiled).as(out.toString()).isTrue();
        }
    }
}
