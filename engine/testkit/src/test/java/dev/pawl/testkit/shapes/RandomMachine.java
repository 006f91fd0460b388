package dev.pawl.testkit.shapes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Random;

/**
 * Small machines that move data about, mostly so that they do not fail. The same seed gives the same machine.
 */
final class RandomMachine {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    static final List<String> NAMES = List.of("a", "b", "list");
    private final Random random;
    private final RandomExpression expressions;
    private final boolean jsonata;
    private int states;
    private boolean inMap;

    private RandomMachine(long seed) {
        this.random = new Random(seed);
        this.expressions = new RandomExpression(random);
        this.jsonata = random.nextBoolean();
    }

    static JsonNode definition(long seed) {
        RandomMachine machine = new RandomMachine(seed);
        ObjectNode definition = machine.flow(2 + machine.random.nextInt(4), 2);
        return definition.put("QueryLanguage", machine.jsonata ? "JSONata" : "JSONPath");
    }

    static JsonNode input(long seed) {
        return new RandomMachine(seed).object(2);
    }

    private ObjectNode flow(int length, int depth) {
        int first = states;
        states += length;
        ObjectNode flow = NODES.objectNode().put("StartAt", "S" + first);
        ObjectNode all = flow.putObject("States");
        for (int i = first; i < first + length; i++) {
            all.set("S" + i, state(i, first, first + length - 1, depth));
        }
        return flow;
    }

    private ObjectNode state(int index, int first, int last, int depth) {
        ObjectNode state = NODES.objectNode();
        int kind = random.nextInt(depth > 0 ? 10 : 7);
        if (kind >= 5 && kind < 7 && index < last) {
            return choice(state, index, first, last);
        }
        if (kind == 7) {
            state.put("Type", "Parallel");
            ArrayNode branches = state.putArray("Branches");
            branches.add(flow(1 + random.nextInt(2), depth - 1));
            branches.add(flow(1, depth - 1));
        } else if (kind >= 8) {
            map(state, depth);
        } else {
            state.put("Type", "Pass");
        }
        boolean pass = state.path("Type").asText().equals("Pass");
        data(state, pass);
        return index == last ? state.put("End", true) : state.put("Next", "S" + (index + 1));
    }

    private void map(ObjectNode state, int depth) {
        state.put("Type", "Map");
        if (jsonata) {
            state.put("Items", "{% [" + expressions.value(1) + "] %}");
        } else {
            state.put("ItemsPath", pick("$.list", "$.list", "$.a", "$.b.list"));
        }
        boolean around = inMap;
        inMap = true;
        state.set("ItemProcessor", flow(1 + random.nextInt(2), depth - 1));
        if (random.nextBoolean()) {
            state.set("ItemSelector", jsonata ? jsonata(1) : paths(1));
        }
        inMap = around;
    }

    private void data(ObjectNode state, boolean pass) {
        if (jsonata) {
            if (random.nextInt(4) > 0) {
                state.set("Output", jsonata(2));
            }
            if (random.nextInt(3) == 0) {
                state.putObject("Assign").set("v" + random.nextInt(2), jsonata(1));
            }
            return;
        }
        selection(state, pass);
        if (random.nextInt(4) == 0) {
            state.putObject("Assign").put("v" + random.nextInt(2) + ".$", path());
        }
        places(state);
    }

    private void selection(ObjectNode state, boolean pass) {
        boolean map = state.path("Type").asText().equals("Map");
        if (!map && random.nextInt(2) == 0) {
            state.set("Parameters", paths(2));
        } else if (pass && random.nextInt(2) == 0) {
            state.set("Result", object(2));
        }
        if (!pass && random.nextInt(3) == 0) {
            state.set("ResultSelector", paths(1));
        }
    }

    private void places(ObjectNode state) {
        if (random.nextInt(2) == 0) {
            if (random.nextInt(7) == 0) {
                state.putNull("ResultPath");
            } else {
                state.put("ResultPath", pick("$.a", "$.b", "$.b.list", "$.a.a", "$.list", "$.list[0]"));
            }
        }
        if (random.nextInt(6) == 0) {
            state.put("OutputPath", path());
        }
        if (random.nextInt(8) == 0) {
            state.put("InputPath", path());
        }
    }

    private ObjectNode choice(ObjectNode state, int index, int first, int last) {
        state.put("Type", "Choice");
        ArrayNode rules = state.putArray("Choices");
        for (int i = random.nextInt(2); i < 2; i++) {
            int target = random.nextInt(4) == 0 ? first + random.nextInt(last - first + 1) : index + 1;
            rules.add(condition(1).put("Next", "S" + target));
        }
        return state.put("Default", "S" + Math.min(last, index + 1 + random.nextInt(2)));
    }

    private ObjectNode condition(int depth) {
        if (jsonata) {
            return NODES.objectNode().put("Condition", "{% " + expressions.condition(depth) + " %}");
        }
        ObjectNode condition = NODES.objectNode();
        int kind = random.nextInt(depth > 0 ? 9 : 6);
        if (kind >= 6 && kind < 8) {
            ArrayNode all = condition.putArray(kind == 6 ? "And" : "Or");
            all.add(condition(0)).add(condition(0));
            return condition;
        }
        if (kind == 8) {
            condition.set("Not", condition(0));
            return condition;
        }
        condition.put("Variable", path());
        switch (kind) {
            case 0, 1 -> condition.put("IsPresent", random.nextInt(3) > 0);
            case 2 -> condition.put(pick("IsString", "IsNumeric", "IsNull", "IsBoolean"), random.nextBoolean());
            case 3 -> condition.put("StringEquals", pick("x", "y"));
            case 4 -> condition.put("BooleanEquals", random.nextBoolean());
            default -> condition.put("NumericGreaterThan", random.nextInt(3));
        }
        return condition;
    }

    private JsonNode paths(int depth) {
        ObjectNode object = NODES.objectNode();
        for (String name : NAMES) {
            if (random.nextInt(3) > 0) {
                if (random.nextInt(3) == 0 && depth > 0) {
                    object.set(name, paths(depth - 1));
                } else {
                    object.put(name + ".$", random.nextInt(3) == 0 ? intrinsic() : path());
                }
            }
        }
        return object;
    }

    private String intrinsic() {
        return pick("States.Array(" + path() + ", 1)", "States.Format('{}', " + path() + ")",
                "States.JsonMerge(" + path() + ", " + path() + ", false)", "States.ArrayLength($.list)",
                "States.ArrayGetItem($.list, 0)", "States.ArrayUnique($.list)", "States.MathAdd(1, 2)",
                "States.ArrayPartition($.list, 2)", "States.StringToJson('{\"a\": 1}')", "States.ArrayRange(1, 3, 1)",
                "States.ArrayContains($.list, 1)");
    }

    private String path() {
        return pick("$", "$", "$.a", "$.a", "$.b", "$.list", "$.list", "$.list[0]", "$.b.list", "$.a.b", "$[0]",
                "$.list[*].a",
                "$.list[-1]", "$v0", "$v1.a", "$$.State.Name", "$$.Execution.Input.a", "$$.Execution.Input",
                inMap ? "$$.Map.Item.Value" : "$.a.a");
    }

    private JsonNode jsonata(int depth) {
        if (random.nextInt(3) == 0) {
            ObjectNode object = NODES.objectNode();
            for (String name : NAMES) {
                if (random.nextInt(3) > 0) {
                    object.set(name, random.nextInt(3) == 0 ? scalar() : expression(depth));
                }
            }
            return object;
        }
        return expression(depth);
    }

    private JsonNode expression(int depth) {
        return NODES.textNode("{% " + expressions.value(depth) + " %}");
    }

    private ObjectNode object(int depth) {
        ObjectNode object = NODES.objectNode();
        for (String name : NAMES) {
            if (random.nextInt(5) > 0) {
                object.set(name, name.equals("list") ? array(depth) : value(depth));
            }
        }
        return object;
    }

    private JsonNode value(int depth) {
        int kind = random.nextInt(depth > 0 ? 5 : 3);
        return kind < 3 ? scalar() : kind == 3 ? object(depth - 1) : array(depth - 1);
    }

    private ArrayNode array(int depth) {
        ArrayNode array = NODES.arrayNode();
        for (int i = random.nextInt(4); i > 0; i--) {
            array.add(depth > 0 && random.nextBoolean() ? object(depth - 1) : scalar());
        }
        return array;
    }

    private JsonNode scalar() {
        return switch (random.nextInt(6)) {
            case 0 -> NODES.numberNode(random.nextInt(3));
            case 1 -> NODES.textNode("x");
            case 2 -> NODES.textNode("y");
            case 3 -> NODES.booleanNode(random.nextBoolean());
            case 4 -> NODES.nullNode();
            default -> NODES.numberNode(1.5);
        };
    }

    private String pick(String... some) {
        return some[random.nextInt(some.length)];
    }
}
