package dev.pawl.graph;

import dev.pawl.asl.StateMachine;
import dev.pawl.asl.parse.DefinitionParser;
import dev.pawl.asl.parse.ParseResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Stream;

/** Definitions to draw. */
final class Definitions {
    static final String TASK = "\"Type\":\"Task\",\"Resource\":\"arn:aws:states:::lambda:invoke\",\"Parameters\":{\"FunctionName\":\"f\"}";

    /** One of each kind of state, nested, with loops, catches and retries. */
    static final String ORDER = """
            {"StartAt":"Check order","States":{
            "Check order":{%1$s,"Retry":[{"ErrorEquals":["States.TaskFailed"],"MaxAttempts":3}],
              "Catch":[{"ErrorEquals":["States.ALL"],"Next":"Tell support"}],"Next":"How large?"},
            "How large?":{"Type":"Choice","Choices":[
              {"Variable":"$.total","NumericGreaterThan":1000,"Next":"Ask"},
              {"And":[{"Variable":"$.tier","StringEquals":"gold"},{"Not":{"Variable":"$.blocked","IsPresent":true}}],
                "Next":"Ship all items"},
              {"Variable":"$.total","NumericLessThan":10,"Next":"Reject"}],"Default":"Reserve and charge"},
            "Ask":{"Type":"Task","Resource":"arn:pawl:states:::approval:request","Parameters":{"Title":"x"},
              "Catch":[{"ErrorEquals":["Approval.Rejected"],"Next":"Reject"},
                {"ErrorEquals":["States.Timeout"],"Next":"Wait a while"}],"Next":"Reserve and charge"},
            "Wait a while":{"Type":"Wait","Seconds":5400,"Next":"Ask"},
            "Reserve and charge":{"Type":"Parallel","Branches":[
              {"StartAt":"Reserve stock","States":{
                "Reserve stock":{"Type":"Task","Resource":"arn:aws:states:::dynamodb:getItem",
                  "Parameters":{"TableName":"t","Key":{}},"Next":"There?"},
                "There?":{"Type":"Choice","Choices":[{"Variable":"$.left","NumericGreaterThanEquals":1,
                  "Next":"Reserved"}],"Default":"Out of stock"},
                "Reserved":{"Type":"Succeed"},"Out of stock":{"Type":"Fail","Error":"OutOfStock"}}},
              {"StartAt":"Charge","States":{"Charge":{%1$s,"End":true}}}],
              "Catch":[{"ErrorEquals":["OutOfStock"],"Next":"Tell support"}],"Next":"Ship all items"},
            "Ship all items":{"Type":"Map","MaxConcurrency":5,"ItemProcessor":{"StartAt":"Pack","States":{
              "Pack":{%1$s,"Next":"Carriers"},
              "Carriers":{"Type":"Parallel","Branches":[
                {"StartAt":"First carrier","States":{"First carrier":{%1$s,"End":true}}},
                {"StartAt":"Second carrier","States":{"Second carrier":{%1$s,"End":true}}}],"End":true}}},
              "Next":"Done"},
            "Tell support":{"Type":"Pass","Next":"Failed"},
            "Reject":{"Type":"Pass","Result":{},"Next":"Done"},
            "Done":{"Type":"Succeed"},"Failed":{"Type":"Fail","Error":"OrderFailed"}}}""".formatted(TASK);

    private Definitions() {}

    static StateMachine machine(String text) {
        return switch (DefinitionParser.parse(text)) {
            case ParseResult.Parsed<StateMachine> parsed -> parsed.value();
            case ParseResult.Refused<StateMachine> refused -> throw new AssertionError(refused.problems());
        };
    }

    /** So many states in a row, choices and handled errors among them. */
    static String chain(int states) {
        StringJoiner all = new StringJoiner(",", "{\"StartAt\":\"Step 0\",\"States\":{", "}}");
        for (int i = 0; i < states; i++) {
            String next = i < states - 1 ? "\"Next\":\"Step " + (i + 1) + "\"" : "\"End\":true";
            all.add("\"Step " + i + "\":" + switch (i % 7) {
                case 3 -> i < states - 3
                        ? "{\"Type\":\"Choice\",\"Choices\":[{\"Variable\":\"$.v\",\"NumericEquals\":" + i
                                + ",\"Next\":\"Step " + (i + 2) + "\"}],\"Default\":\"Step " + (i + 1) + "\"}"
                        : "{\"Type\":\"Pass\"," + next + "}";
                case 1, 4 -> "{" + TASK + ",\"Catch\":[{\"ErrorEquals\":[\"States.ALL\"],\"Next\":\"Handle\"}]," + next
                        + "}";
                default -> "{\"Type\":\"Pass\"," + next + "}";
            });
        }
        all.add("\"Handle\":{\"Type\":\"Fail\"}");
        return all.toString();
    }

    /** Maps in one another. */
    static String nested(int depth) {
        String flow = "{\"StartAt\":\"Innermost\",\"States\":{\"Innermost\":{\"Type\":\"Pass\",\"End\":true}}}";
        for (int i = 0; i < depth; i++) {
            flow = "{\"StartAt\":\"Map " + i + "\",\"States\":{\"Map " + i + "\":{\"Type\":\"Map\",\"ItemProcessor\":"
                    + flow + ",\"End\":true}}}";
        }
        return flow;
    }

    /** Those of the examples. */
    static List<String> examples() throws IOException {
        Path examples = Path.of("../../examples");
        try (Stream<Path> files = Files.walk(examples)) {
            List<Path> found = files.filter(file -> file.toString().endsWith(".asl.json")
                    && !file.toString().contains("target")).sorted().toList();
            return found.stream().map(Definitions::read).toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
