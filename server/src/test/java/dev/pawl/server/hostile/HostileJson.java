package dev.pawl.server.hostile;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Texts that are JSON, almost JSON, or nothing of the kind. */
final class HostileJson {
    private static final List<String> ARNS = List.of("arn:aws:states:us-east-1:123456789012:stateMachine:m",
            "arn:aws:states:us-east-1:123456789012:execution:m:e", "arn:aws:states:us-east-1:123456789012:activity:a",
            "arn:aws:states:us-east-1:123456789012:stateMachine:m:1", "arn:::::::", "arn", "",
            "arn:aws:states:us-east-1:123456789012:mapRun:m/l:0", "arn:aws:states:eu-west-9:1:stateMachine:\u0000");
    static final List<String> MEMBERS = List.of("stateMachineArn", "executionArn", "activityArn", "name", "definition",
            "roleArn", "input", "type", "maxResults", "nextToken", "taskToken", "output", "error", "cause", "tags",
            "resourceArn", "tagKeys", "loggingConfiguration", "tracingConfiguration", "routingConfiguration",
            "stateMachineAliasArn", "mapRunArn", "publish", "includedData", "traceHeader", "revealSecrets",
            "inspectionLevel", "variables", "accessKeyId", "secretAccessKey", "grants", "expiresIn", "schedule",
            "machine", "status", "statusFilter", "reverseOrder");
    private static final List<String> VALUES = List.of("null", "true", "[]", "{}", "\"\"", "0", "-1", "1e999999999",
            "123456789012345678901234567890123456789012345678901234567890", "0.1e-99999999", "-0", "2147483648",
            "9223372036854775808", "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\\u0000\"", "\"\u0001\"", "NaN", "Infinity",
            "'x'", "\"\\x\"", "[1,]", "{\"a\":1,}", "/**/1", "\"\ufffe\"", "\"\u202e\"", "\"$.a[?(@.b)]\"",
            "\"{% $power(9,9999) %}\"", "\"{% ($f:=function(){$f()};$f()) %}\"", "\"States.Format('{}')\"");
    private static final String DEFINITION = "{\"StartAt\":\"A\",\"QueryLanguage\":\"JSONata\",\"States\":{\"A\":"
            + "{\"Type\":\"Map\",\"Items\":\"{% [1..10] %}\",\"ItemProcessor\":{\"StartAt\":\"B\",\"States\":{\"B\":"
            + "{\"Type\":\"Pass\",\"Output\":\"{% $states.input %}\",\"End\":true}}},\"Next\":\"C\"},\"C\":{\"Type\":"
            + "\"Choice\",\"Choices\":[{\"Condition\":\"{% true %}\",\"Next\":\"D\"}]},\"D\":{\"Type\":\"Wait\","
            + "\"Seconds\":1,\"Next\":\"E\"},\"E\":{\"Type\":\"Task\",\"Resource\":\"arn:aws:states:::sqs:sendMessage\","
            + "\"Retry\":[{\"ErrorEquals\":[\"States.ALL\"]}],\"Catch\":[],\"End\":true}}}";

    private final Random random;
    private final HostileTokens tokens;

    HostileJson(Random random) {
        this.random = random;
        this.tokens = new HostileTokens(random);
    }

    <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** A body for something that knows these members. */
    byte[] body(Collection<String> known) {
        byte[] bytes = switch (random.nextInt(20)) {
            case 0 -> nested("[", "]");
            case 1 -> nested("{\"a\":", "}");
            case 2 -> text(one(VALUES));
            case 3 -> text("");
            case 4 -> noise();
            case 5 -> text("{\"name\":\"a\",\"name\":\"b\",\"definition\":1,\"definition\":\"{}\"}");
            case 6 -> text("[" + "0,".repeat(random.nextInt(20_000)) + "0]");
            case 7 -> text("{\"input\":\"" + "x".repeat(random.nextInt(300_000)) + "\"}");
            case 8 -> text("\ufeff" + object());
            case 9 -> text(object());
            default -> text(object(List.copyOf(known)));
        };
        return random.nextInt(4) == 0 ? mutated(bytes) : bytes;
    }

    private byte[] nested(String open, String close) {
        int depth = 1 + random.nextInt(20_000);
        return text(open.repeat(depth) + "1" + (random.nextBoolean() ? close.repeat(depth) : ""));
    }

    String object() {
        StringBuilder text = new StringBuilder("{");
        int members = random.nextInt(6);
        for (int i = 0; i < members; i++) {
            text.append(i == 0 ? "" : ",").append('"').append(one(MEMBERS)).append("\":").append(value());
        }
        return text.append('}').toString();
    }

    /** An object of members that are known, most of which look as they should. */
    private String object(List<String> known) {
        StringBuilder text = new StringBuilder("{");
        for (String member : known) {
            if (random.nextInt(4) > 0) {
                text.append(text.length() == 1 ? "" : ",").append('"').append(member).append("\":")
                        .append(random.nextInt(3) == 0 ? value() : likely(member));
            }
        }
        return text.append('}').toString();
    }

    /** What could stand there, more or less. */
    private String likely(String member) {
        String name = member.toLowerCase(Locale.ROOT);
        if (name.endsWith("arn") || name.equals("to") || name.equals("machine")) {
            return '"' + one(ARNS).replace("\u0000", "\\u0000") + '"';
        }
        if (name.endsWith("token") || name.equals("after")) {
            return '"' + tokens.any() + '"';
        }
        return switch (name) {
            case "definition" -> quoted(random.nextBoolean() ? definition() : HostileExpressions.machine(random));
            case "input", "output", "variables", "context", "result" ->
                quoted(one(List.of("{}", "[1,2]", "{\"a\":", "1",
                        "{\"a\":{\"a\":{}}}")));
            case "name", "statename", "node", "q", "query", "reason", "description" ->
                '"' + one(List.of("m", "e", "A", "", "a b", "status:RUNNING", "machine:m AND (", "n".repeat(90))) + '"';
            case "rolearn" -> "\"arn:aws:iam::123456789012:role/r\"";
            case "type" -> one(List.of("\"STANDARD\"", "\"EXPRESS\"", "\"OTHER\""));
            case "expression" -> one(List.of("\"rate(1 minute)\"", "\"cron(0 0 31 2 ? *)\"", "\"rate(0 days)\"",
                    "\"cron(" + "1-".repeat(200) + ")\"", "\"at(9999-99-99T00:00:00)\""));
            default -> one(List.of("1", "0", "-1", "true", "false", "\"x\"", "\"PT1S\"", "\"P99999999Y\"", "[]", "{}",
                    "[\"x\"]", "2147483648", "1.5", "{\"a\":1}"));
        };
    }

    private static String quoted(String json) {
        return '"' + json.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private String value() {
        return switch (random.nextInt(8)) {
            case 0 -> '"' + one(ARNS).replace("\u0000", "\\u0000") + '"';
            case 1 -> quoted(definition());
            case 2 -> '"' + "n".repeat(random.nextInt(100)) + '"';
            case 3 -> "[" + one(VALUES) + "]";
            case 4 -> "{\"" + one(MEMBERS) + "\":" + one(VALUES) + "}";
            default -> one(VALUES);
        };
    }

    /** A definition with something wrong somewhere. */
    String definition() {
        if (random.nextInt(10) == 0) {
            int depth = random.nextInt(300);
            return "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Parallel\",\"End\":true,\"Branches\":["
                    .repeat(depth)
                    + "{}" + "]}}}".repeat(depth);
        }
        return new String(mutated(text(DEFINITION)), StandardCharsets.ISO_8859_1).replaceAll("[\\p{Cntrl}\\x80-\\xff]",
                "?");
    }

    byte[] mutated(byte[] bytes) {
        byte[] copy = bytes.clone();
        int changes = copy.length == 0 ? 0 : 1 + random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(copy.length);
            if (random.nextBoolean()) {
                copy[at] = (byte) random.nextInt(256);
            } else {
                int from = random.nextInt(copy.length);
                int length = Math.min(random.nextInt(40), copy.length - Math.max(at, from));
                System.arraycopy(bytes, from, copy, at, length);
            }
        }
        return copy;
    }

    byte[] noise() {
        byte[] bytes = new byte[random.nextInt(2_000)];
        random.nextBytes(bytes);
        return bytes;
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
