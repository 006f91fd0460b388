package dev.pawl.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Definitions become Java and Java becomes definitions, on the command line. */
class DslCommandTest {
    private static final String ORDERS = """
            {"QueryLanguage": "JSONata", "StartAt": "Take", "States": {
              "Take": {"Type": "Pass", "Output": {"id": "{% $states.input.id %}"}, "Next": "Done"},
              "Done": {"Type": "Succeed"}}}
            """;

    @TempDir
    private Path folder;

    private Path file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    @Test
    void aDefinitionIsPrintedAsSourceNamedAfterItsFile() throws IOException {
        Invocation run = Invocation.of("dsl", file("new-orders.asl.json", ORDERS).toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(run.out()).contains("public final class NewOrders {",
                "pass(\"Take\").output(object().put(\"id\", expr(\"$states.input.id\"))),");
    }

    @Test
    void sourcesThatAreWrittenGiveTheirDefinitionsBack() throws IOException {
        Path definition = file("orders.asl.json", ORDERS);
        Path sources = folder.resolve("src");
        Invocation dsl = Invocation.of("dsl", definition.toString(), "-o", sources.toString(), "--package", "dev.shop",
                "--type", "EXPRESS");
        Path source = sources.resolve("dev/shop/Orders.java");
        assertThat(dsl.out().strip()).isEqualTo(source.toString());
        assertThat(source).content().startsWith("package dev.shop;").contains(".express()");

        Invocation asl = Invocation.of("asl", source.toString(), "-o", folder.resolve("back").toString());
        assertThat(asl.exitCode()).as(asl.err()).isEqualTo(ExitCode.OK);
        assertThat(Json.read(Files.readString(folder.resolve("back/orders.asl.json")))).isEqualTo(Json.read(ORDERS));
        assertThat(Json.read(Invocation.of("asl", source.toString()).out())).isEqualTo(Json.read(ORDERS));
    }

    @Test
    void aRefusedDefinitionIsReportedAsValidateDoes() throws IOException {
        Path bad = file("bad.json",
                "{\n\"StartAt\": \"A\",\n\"States\": {\"A\": {\"Type\": \"Pass\", \"Next\": \"B\"}}}");
        Invocation run = Invocation.of("dsl", bad.toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(bad + ":3:").contains("[MISSING_TRANSITION_TARGET at /States/A/Next]");
    }

    @Test
    void namesThatJavaDoesNotTakeAreRefused() throws IOException {
        String definition = file("machine.json", ORDERS).toString();
        assertThat(Invocation.of("dsl", definition).out()).contains("class MachineWorkflow {");
        assertThat(Invocation.of("dsl", "--class", "new", definition).err()).contains("Expected a name for a class");
        assertThat(Invocation.of("dsl", "--package", "a..b", definition).err())
                .contains("Expected the name of a package");
        assertThat(Invocation.of("dsl", definition, definition).err()).contains("-o FOLDER");
    }

    @Test
    void whatTheCompilerSaysIsShown() throws IOException {
        Path source = file("Broken.java", "public class Broken {\n    Machine m;\n}\n");
        Invocation run = Invocation.of("asl", source.toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(run.err()).contains("Broken.java:2: error: cannot find symbol", "    Machine m;");
    }

    @Test
    void aMachineThatWouldBeRefusedIsShownWithItsLines() throws IOException {
        Path source = file("Lost.java", """
                import static dev.pawl.dsl.jsonata.Jsonata.*;
                import dev.pawl.dsl.Machine;
                import dev.pawl.dsl.jsonata.Jsonata;
                public class Lost {
                    public static Machine<Jsonata> lost() {
                        return machine(
                                pass("A").next("Nowhere"));
                    }
                }
                """);
        Invocation run = Invocation.of("asl", source.toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(run.err()).contains("Nowhere", "Lost.java:7");
    }

    @Test
    void severalMachinesAreWrittenToAFolderOrChosenFrom() throws IOException {
        Path source = file("shop/Flows.java", """
                package shop;
                import static dev.pawl.dsl.jsonata.Jsonata.*;
                import dev.pawl.dsl.Machine;
                import dev.pawl.dsl.jsonata.Jsonata;
                public class Flows {
                    public static final Machine<Jsonata> REFUND_ORDER = machine(pass(Names.FIRST));
                    public static Machine<Jsonata> newOrder() {
                        return machine(pass("B"));
                    }
                }
                """);
        file("shop/Names.java", "package shop;\nclass Names {\n    static final String FIRST = \"A\";\n}\n");
        assertThat(Invocation.of("asl", source.toString()).err()).contains("Flows.REFUND_ORDER, Flows.newOrder");
        assertThat(Invocation.of("asl", source.toString(), "--machine", "newOrder").out()).contains("\"B\"");
        Invocation.of("asl", source.toString(), "-o", folder.resolve("out").toString());
        assertThat(folder.resolve("out/refund-order.asl.json")).content().contains("\"A\"");
        assertThat(folder.resolve("out/new-order.asl.json")).exists();
    }
}
