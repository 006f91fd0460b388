package dev.pawl.dsl.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.asl.MachineType;
import dev.pawl.asl.StateMachine;
import dev.pawl.asl.parse.DefinitionParser;
import dev.pawl.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Definitions that strain Java: odd texts, and more of everything than a compiler likes in one place. */
class HostileSourceTest {
    private static final List<String> PIECES = List.of("\"", "\"\"\"", "\\", "\\u0041", "\\\\n", "\n", "\r\n", "\t",
            " ",
            "   ", "\u0000", "\u0001", "\u001a", "\u2028", "\u202e", "\u00a0", "\u2003", "é", "漢字", "😀", "{%", "%}",
            "$", "*/", "//", "word", "a long word or two", "'", "\\s", "\b");

    @Test
    void anyTextSurvives() {
        Random random = new Random(20261122);
        ObjectNode machine = Json.mapper().createObjectNode();
        for (int i = 0; i < 300; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(25); n >= 0; n--) {
                text.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            pass(machine, i, 300).put("Comment", text.toString()).putObject("Result").put(text.toString(), "  " + text);
        }
        machine.put("Comment", "*/ \\u002a/ <b> & @see \"\"\"");
        survives(Map.of("Texts", machine));
    }

    @Test
    void whatJavaHasNoLiteralForSurvives() {
        ObjectNode machine = Json.mapper().createObjectNode();
        pass(machine, 0, 4).set("Result",
                Json.read("[1e300, -0.0, 0.1, 123456789012345678901234567890]"));
        pass(machine, 1, 4).set("Result", Json.read("-1e-300"));
        pass(machine, 2, 4).set("Parameters",
                Json.read("{\"in\":{\"id.$\":\"$.id\",\"id\":1},\"a\":1,\"a.$\":\"$.b\"}"));
        pass(machine, 3, 4).set("Assign", Json.read("{\"in\":{\"id.$\":\"$.id\",\"id\":1}}"));
        survives(Map.of("Values", machine));
    }

    @Test
    void whatCannotBeSaidIsRefusedInsteadOfLost() {
        ObjectNode machine = Json.mapper().createObjectNode();
        pass(machine, 0, 1).set("Assign", Json.read("{\"id.$\":\"$.id\",\"id\":1}"));

        assertThatThrownBy(() -> survives(Map.of("Twice", machine))).hasMessageContaining("each variable once");

        StateMachine large = DefinitionParser.parseTrusted(
                "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"Result\":1e400,\"End\":true}}}");
        assertThatThrownBy(() -> DslSource.of(large, MachineType.STANDARD, "Large", Optional.empty()))
                .hasMessageContaining("that a double holds");
    }

    @Test
    void commentsShowAndHoldWhatAFileCan() {
        ObjectNode machine = Json.mapper().createObjectNode();
        pass(machine, 0, 1);
        machine.put("Comment", "half \ud800 a pair, \u202e turned round, \u0000 none");
        StateMachine model = DefinitionParser.parseTrusted(Json.write(machine));

        String source = DslSource.of(model, MachineType.STANDARD, "Comments", Optional.empty());

        assertThat(source).doesNotContain("\u202e", "\ud800", "\u0000")
                .contains("/** half \ufffd a pair, \ufffd turned");
        survives(Map.of("Comments", machine));
    }

    @Test
    void machinesOfAnySizeCompile() {
        Map<String, ObjectNode> machines = new LinkedHashMap<>();
        machines.put("Many", many());
        machines.put("Wide", wide());
        machines.put("Large", large());
        machines.put("Nested", nested());
        machines.put("Deep", deep());
        survives(machines);
    }

    private static ObjectNode many() {
        ObjectNode many = Json.mapper().createObjectNode();
        for (int i = 0; i < 2_000; i++) {
            pass(many, i, 2_000).put("Result", i);
        }
        return many;
    }

    private static ObjectNode wide() {
        ObjectNode wide = Json.mapper().createObjectNode();
        ObjectNode choice = wide.put("StartAt", "Choice").putObject("States").putObject("Choice").put("Type", "Choice");
        ArrayNode rules = choice.put("Default", "End").putArray("Choices");
        for (int i = 0; i < 400; i++) {
            rules.addObject().put("Variable", "$.n").put("NumericEquals", i).put("Next", "End");
        }
        wide.withObjectProperty("States").putObject("End").put("Type", "Succeed");
        return wide;
    }

    private static ObjectNode large() {
        ObjectNode large = Json.mapper().createObjectNode();
        ObjectNode result = pass(large, 0, 1).putObject("Result");
        for (int i = 0; i < 10_000; i++) {
            result.put("member " + i, "value of " + i);
        }
        return large;
    }

    private static ObjectNode nested() {
        ObjectNode nested = Json.mapper().createObjectNode();
        ObjectNode inner = pass(nested, 0, 1).putObject("Parameters");
        for (int i = 0; i < 200; i++) {
            inner = inner.put("at.$", "$.depth").putObject("in");
        }
        return nested;
    }

    private static ObjectNode deep() {
        ObjectNode deep = Json.mapper().createObjectNode();
        ObjectNode flow = deep;
        for (int i = 0; i < 60; i++) {
            ObjectNode map = flow.put("StartAt", "Map " + i).putObject("States").putObject("Map " + i)
                    .put("Type", "Map").put("End", true);
            flow = map.putObject("ItemProcessor");
        }
        pass(flow, 0, 1);
        return deep;
    }

    private static ObjectNode pass(ObjectNode machine, int number, int of) {
        machine.put("StartAt", "State 0");
        ObjectNode state = machine.withObjectProperty("States").putObject("State " + number).put("Type", "Pass");
        return number == of - 1 ? state.put("End", true) : state.put("Next", "State " + (number + 1));
    }

    private static void survives(Map<String, ObjectNode> machines) {
        Map<String, StateMachine> models = new LinkedHashMap<>();
        machines.forEach((name, json) -> models.put(name, DefinitionParser.parseTrusted(Json.write(json))));
        Map<String, String> sources = new LinkedHashMap<>();
        models.forEach((name, model) -> sources.put(name,
                DslSource.of(model, MachineType.STANDARD, name, Optional.empty())));

        Compiled compiled = Compiled.of(sources);

        models.forEach((name, model) -> {
            StateMachine built = compiled.machine(name).build();
            assertThat(model.flow().states()).allSatisfy(
                    (state, original) -> assertThat(built.flow().state(state)).isEqualTo(original));
            assertThat(built.flow().startAt()).isEqualTo(model.flow().startAt());
        });
    }
}
