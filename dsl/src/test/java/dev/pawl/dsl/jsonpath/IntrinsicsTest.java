package dev.pawl.dsl.jsonpath;

import static dev.pawl.dsl.jsonpath.JsonPaths.path;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pawl.dsl.PlainJson;
import dev.pawl.expr.Ambient;
import dev.pawl.expr.Budget;
import dev.pawl.expr.Scope;
import dev.pawl.expr.Variables;
import dev.pawl.expr.template.PathValue;
import dev.pawl.expr.template.PayloadTemplate;
import dev.pawl.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IntrinsicsTest {
    private static final Map<String, Object> DATA = Map.of("n", 3, "list", List.of(1, 2, 2, 3, 4), "text", "a,b",
            "json", "{\"x\":1}", "object", Map.of("a", 1), "other", Map.of("b", 2));

    private static JsonNode evaluate(Dynamic<?> dynamic, Object data) {
        PathValue.parse(dynamic.text());
        JsonNode template = JsonPaths.object().put("x", dynamic).json();
        Scope scope = Scope.of(json(data), JsonNodeFactory.instance.objectNode(), Variables.of(Map.of()),
                new Ambient(Instant.EPOCH, new Random(1), Budget.standard(System::nanoTime)));
        return PayloadTemplate.parse(template).evaluate(scope).path("x");
    }

    private static JsonNode json(Object value) {
        return Json.read(Json.write(PlainJson.of(value)));
    }

    private static void gives(Dynamic<?> call, Object expected) {
        assertThat(evaluate(call, DATA)).as(call.text()).isEqualTo(json(expected));
    }

    @Test
    void allEighteenCanBeCalled() {
        Path<List<Integer>> list = path("$.list");
        gives(Intrinsics.format("{} of {}", path("$.n"), "it's"), "3 of it's");
        gives(Intrinsics.format(path("$.text")), "a,b");
        gives(Intrinsics.array(path("$.n"), "x", true, 1.5), List.of(3, "x", true, 1.5));
        gives(Intrinsics.arrayPartition(list, 2), List.of(List.of(1, 2), List.of(2, 3), List.of(4)));
        gives(Intrinsics.arrayContains(list, path("$.n")), true);
        gives(Intrinsics.arrayRange(1, path("$.n"), 2), List.of(1, 3));
        gives(Intrinsics.arrayGetItem(list, 3), 3);
        gives(Intrinsics.arrayLength(Intrinsics.arrayUnique(list)), 4);
        gives(Intrinsics.arrayUnique(list), List.of(1, 2, 3, 4));
        gives(Intrinsics.base64Decode(Intrinsics.base64Encode("x'y")), "x'y");
        gives(Intrinsics.hash("a", "MD5"), "0cc175b9c0f1b6a831c399e269772661");
        gives(Intrinsics.jsonMerge(path("$.object"), path("$.other")), Map.of("a", 1, "b", 2));
        gives(Intrinsics.stringToJson(path("$.json")), Map.of("x", 1));
        gives(Intrinsics.jsonToString(path("$.object")), "{\"a\":1}");
        gives(Intrinsics.mathAdd(path("$.n"), -1), 2);
        gives(Intrinsics.stringSplit(path("$.text"), ","), List.of("a", "b"));
        assertThat(evaluate(Intrinsics.mathRandom(1, 3), DATA).intValue()).isBetween(1, 2);
        assertThat(evaluate(Intrinsics.mathRandom(1, 3, 7), DATA).intValue()).isBetween(1, 2);
        assertThat(evaluate(Intrinsics.uuid(), DATA).textValue()).hasSize(36);
    }

    @Test
    void anyNameAndTextComesBackAsItWas() {
        List<String> pieces = List.of("a", "Z", "1", " ", "-", ".", "'", "\"", "\\", "$", "{", "}", "{}", "[", "]", "*",
                "é", "@", "?", ",", "(", ")");
        Random random = new Random(29);
        for (int i = 0; i < 2_000; i++) {
            StringBuilder some = new StringBuilder();
            for (int n = random.nextInt(5); n >= 0; n--) {
                some.append(pieces.get(random.nextInt(pieces.size())));
            }
            String text = some.toString();
            assertThat(evaluate(Intrinsics.array(text), Map.of())).as(text).isEqualTo(json(List.of(text)));
            assertThat(evaluate(JsonPaths.input().field(text), Map.of(text, 1))).as(text).isEqualTo(json(1));
        }
    }
}
