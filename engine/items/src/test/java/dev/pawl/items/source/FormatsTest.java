package dev.pawl.items.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.items.ReaderConfig;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each format makes of bytes, from the beginning and from every place in between. */
class FormatsTest {
    private static final String TABLE = """
            Value1,Value2,Value3
            Value4,Value5,Value6
            ,,,
            true,1,'HelloWorld'
            Null,None,
            \s\s\s
            """;
    /** {@code {"a":1}} and {@code {"a":2}} in lines, packed by the zstd program. */
    private static final String ZSTD_LINES = "KLUv/QRYgQAAeyJhIjoxfQp7ImEiOjJ9Cu7trPI=";

    record Example(String name, ByteBuffer content, ReaderConfig config, List<String> items) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Example of(String name, String content, ReaderConfig config, String... items) {
        return new Example(name, ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8)), config, List.of(items));
    }

    static Stream<Example> examples() {
        return Stream.of(json(), lines(), csv(), dialects()).flatMap(all -> all);
    }

    private static Stream<Example> json() {
        ReaderConfig json = Reads.type("JSON");
        String nested = "{\"a\":[0,{\"x\":1}],\"b/c\":{\"~\":[[1],[2]]},\"z\":9}";
        return Stream.of(
                of("array", " [1, \"two\" ,{\"a\" : [3]},null,12.50,-7]\n", json, "1", "\"two\"", "{\"a\":[3]}", "null",
                        "12.5", "-7"),
                of("empty array", "[]", json),
                of("numbers side by side", "[1,22,333]", json, "1", "22", "333"),
                of("other letters", "[\"é\",\"€\",\"\uD83D\uDE00\"]", json, "\"é\"", "\"€\"", "\"\uD83D\uDE00\""),
                of("byte order mark", "\ufeff[1,2]", json, "1", "2"),
                of("members", "{\"a\":1,\"b\":[2]}", json, "a=1", "b=[2]"),
                of("pointer to an array", nested, Reads.pointer("/b~1c/~0"), "[1]", "[2]"),
                of("pointer through an array", nested, Reads.pointer("/a/1"), "x=1"),
                of("at most two", "[1,2,3]", Reads.most(json, 2), "1", "2"),
                of("at most zero is no limit", "[1,2,3]", Reads.most(json, 0), "1", "2", "3"));
    }

    private static Stream<Example> lines() {
        ReaderConfig lines = Reads.type("JSONL");
        return Stream.of(
                of("lines", "{\"a\":1}\n\n[2]\r\n  \n\"three\"", lines, "{\"a\":1}", "[2]", "\"three\""),
                of("no lines", "\n\n", lines),
                of("marked lines", "\ufeff1\n2\n", lines, "1", "2"),
                new Example("gzip in two members", ByteBuffer.wrap(gzip("1\n2\n", "3\n")), lines,
                        List.of("1", "2", "3")),
                new Example("zstd", ByteBuffer.wrap(Base64.getDecoder().decode(ZSTD_LINES)), lines,
                        List.of("{\"a\":1}", "{\"a\":2}")));
    }

    private static Stream<Example> csv() {
        return Stream.of(
                of("headers given", TABLE, Reads.csv("COMMA", "H1", "H2", "H3"),
                        "{\"H1\":\"Value1\",\"H2\":\"Value2\",\"H3\":\"Value3\"}",
                        "{\"H1\":\"Value4\",\"H2\":\"Value5\",\"H3\":\"Value6\"}",
                        "{\"H1\":\"\",\"H2\":\"\",\"H3\":\"\"}",
                        "{\"H1\":\"true\",\"H2\":\"1\",\"H3\":\"'HelloWorld'\"}",
                        "{\"H1\":\"Null\",\"H2\":\"None\",\"H3\":\"\"}", "{\"H1\":\"   \",\"H2\":\"\",\"H3\":\"\"}"),
                of("nameless column", "H1,\nValue4,Value5,Value6\n", Reads.csv("COMMA"),
                        "{\"H1\":\"Value4\",\"\":\"Value5\"}"),
                of("no newline at the end", "a,b\r\n1,2\r\n3,4", Reads.csv("COMMA"), "{\"a\":\"1\",\"b\":\"2\"}",
                        "{\"a\":\"3\",\"b\":\"4\"}"),
                of("documented example",
                        "abc,123,\"This string contains commas, a double quotation marks (\"\"), and a "
                                + "newline (\n)\",{\"\"MyKey\"\":\"\"MyValue\"\"},\"[1,2,3]\"\n",
                        Reads.csv("COMMA", "L", "N", "S", "O", "A"),
                        "{\"L\":\"abc\",\"N\":\"123\",\"S\":\"This string contains commas, a double quotation marks "
                                + "(\\\"), and a newline (\\n)\",\"O\":\"{\\\"MyKey\\\":\\\"MyValue\\\"}\","
                                + "\"A\":\"[1,2,3]\"}"),
                of("backslashes", "path,size\nC:\\\\Program Files\\\\MyApp.exe,65\na\\,b\\c,\"x\\\"y\"\n",
                        Reads.csv("COMMA"),
                        "{\"path\":\"C:\\\\Program Files\\\\MyApp.exe\",\"size\":\"65\"}",
                        "{\"path\":\"a,bc\",\"size\":\"x\\\"y\"}"),
                new Example("gzip", ByteBuffer.wrap(gzip("a\n1\n2\n")), Reads.csv("COMMA"),
                        List.of("{\"a\":\"1\"}", "{\"a\":\"2\"}")));
    }

    private static Stream<Example> dialects() {
        return Stream.of("PIPE |", "SEMICOLON ;", "TAB \t", "SPACE  ").map(dialect -> {
            String name = dialect.substring(0, dialect.indexOf(' '));
            String mark = dialect.substring(dialect.indexOf(' ') + 1);
            return of(name, "a" + mark + "b\n1" + mark + "\"2" + mark + "\"\n", Reads.csv(name),
                    "{\"a\":\"1\",\"b\":\"2" + (mark.equals("\t") ? "\\t" : mark) + "\"}");
        });
    }

    static byte[] gzip(String... members) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (String member : members) {
            try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
                gzip.write(member.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void isReadFromTheBeginning(Example example) throws Exception {
        MemoryBuckets buckets = new MemoryBuckets().with("b", "k", example.content().array());
        assertThat(Reads.all(buckets, Reads.object("k", example.config()))).isEqualTo(example.items());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void goesOnWhereItWas(Example example) throws Exception {
        MemoryBuckets buckets = new MemoryBuckets().with("b", "k", example.content().array());
        Reads.resumedAnywhere(buckets, Reads.object("k", example.config()),
                (rest, all) -> assertThat(rest).isEqualTo(all));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void isReadWhateverPiecesTheNetworkGives(Example example) throws Exception {
        MemoryBuckets buckets = new MemoryBuckets().with("b", "k", example.content().array());
        buckets.pieceBytes = 1;
        assertThat(Reads.all(buckets, Reads.object("k", example.config()))).isEqualTo(example.items());
    }
}
