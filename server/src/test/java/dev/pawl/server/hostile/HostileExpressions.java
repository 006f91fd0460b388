package dev.pawl.server.hostile;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Expressions and definitions that would take all there is of time, memory or stack. */
final class HostileExpressions {
    /** JSONata, without the signs around it. */
    static final List<String> BOMBS = List.of("[1..10000000]", "[1..1e9]", "[1..1e15]", "[-9007199254740991..0]",
            "$sum([1..9999999])", "$map([1..10000000], function($v){[1..10000000]})",
            "($f := function($n){$f($n + 1)}; $f(0))", "($f := function($n){1 + $f($n + 1)}; $f(0))",
            "($a := function($n){$b($n)}; $b := function($n){$a($n)}; $a(1))",
            "$match('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!', /^(a+)+$/)",
            "$match('" + "a".repeat(5_000) + "!', /(a*)*b/)", "$replace('" + "x".repeat(2_000) + "', /(x+x+)+y/, '')",
            "$contains('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', /^(([a-z])+.)+[A-Z]([a-z])+$/)",
            "$split('" + "a,".repeat(1_000) + "', /(.*)*,/)", "$spread([1..100000].{'a': $})",
            "$pad('', 2000000000)", "$pad('x', -2147483648)", "$join([1..1000000] ~> $map($string))",
            "($d := function($s, $n){$n = 0 ? $s : $d($s & $s, $n - 1)}; $d('xxxxxxxxxx', 40))",
            "$reduce([1..5000], function($s, $n){$append($s, $s)}, [1])", "$eval('[1..1e9]')",
            "$power(10, 308) * 10", "$round(1e308, 400)", "$formatNumber(1, '" + "#".repeat(5_000) + "')",
            "$formatBase(9007199254740991, 2)", "$toMillis('" + "9".repeat(400) + "')", "$fromMillis(1e300)",
            "$base64decode('" + "A".repeat(4_001) + "')", "$sort([1..200000], function($l, $r){true})",
            "$shuffle([1..3000000])", "$zip([1..3000000], [1..3000000])", "$merge([1..100000].{$string($): $})",
            "**.**.**.**.**.**.**", "$states.input.*.*.*.*", "$string($states.**)",
            "(".repeat(3_000) + "1" + ")".repeat(3_000),
            "[".repeat(3_000) + "]".repeat(3_000), "1" + "+1".repeat(20_000), "-".repeat(5_000) + "1",
            "$not(".repeat(900)
                    + "true" + ")".repeat(900),
            "$distinct([1..300000].$string())", "$lookup(" + "{'a':".repeat(500) + "1" + "}".repeat(500) + ", 'a')",
            "($x := [1..1000]; $count($x.($x.($x.($x)))))", "$random() ~> $random ~> $random",
            "`" + "a".repeat(9_000) + "`",
            "/" + "(".repeat(2_000) + "a" + ")".repeat(2_000) + "/", "/[/", "$uuid() & $hash('a', 'MD5')");

    /** JSONPath and intrinsic functions, with the member that they stand in. */
    static final List<String> PATHS = List.of("\"a.$\":\"$..*..*..*..*..*\"", "\"a.$\":\"$[?(@.a=~/(a+)+$/)]\"",
            "\"a.$\":\"States.ArrayRange(0, 2147483647, 1)\"", "\"a.$\":\"States.ArrayRange(1, 1000000000, 0)\"",
            "\"a.$\":\"States.ArrayPartition($, 0)\"",
            "\"a.$\":\"" + "States.Array(".repeat(50) + "1" + ")".repeat(50) + "\"",
            "\"a.$\":\"States.Format('" + "{}".repeat(200) + "')\"",
            "\"a.$\":\"States.Base64Decode('" + "A".repeat(9_000) + "')\"",
            "\"a.$\":\"$" + "[0]".repeat(3_000) + "\"", "\"a.$\":\"$" + "['a']".repeat(2_000) + "\"",
            "\"a.$\":\"$[0:2147483647:1]\"", "\"a.$\":\"$[-99999999999:99999999999]\"",
            "\"a.$\":\"States.StringToJson('" + "[".repeat(3_000) + "')\"", "\"a.$\":\"States.MathRandom(1, 1)\"",
            "\"a.$\":\"States.Hash('a', 'SHA-999')\"",
            "\"a.$\":\"States.StringSplit('" + "a,".repeat(2_000) + "', ',')\"");

    private HostileExpressions() {}

    /** A machine that evaluates one of them. */
    static String machine(Random random) {
        List<String> all = machines();
        return all.get(random.nextInt(all.size()));
    }

    /** Machines that evaluate each of them, and some that are only large or deep. */
    static List<String> machines() {
        return Stream.of(BOMBS.stream().map(HostileExpressions::jsonata), PATHS.stream().map(HostileExpressions::path),
                shapes()).flatMap(stream -> stream).toList();
    }

    private static String jsonata(String expression) {
        return "{\"QueryLanguage\":\"JSONata\",\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"Output\":\"{% "
                + expression.replace("\\", "\\\\").replace("\"", "\\\"") + " %}\",\"End\":true}}}";
    }

    private static String path(String member) {
        return "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"Parameters\":{" + member
                + "},\"End\":true}}}";
    }

    private static Stream<String> shapes() {
        String parallel = "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Parallel\",\"End\":true,\"Branches\":[";
        String choice = "{\"Not\":".repeat(900) + "{\"Variable\":\"$.a\",\"IsNull\":true}" + "}".repeat(900);
        return Stream.of(parallel.repeat(200) + "{}" + "]}}}".repeat(200),
                "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Wait\",\"Seconds\":" + "9".repeat(400)
                        + ",\"End\":true}}}",
                "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Wait\",\"Seconds\":1e-400,\"End\":true}}}",
                "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Task\",\"Resource\":\"arn:aws:states:::x:y\",\"Retry\":[{"
                        + "\"ErrorEquals\":[\"States.ALL\"],\"IntervalSeconds\":99999999,\"MaxAttempts\":99999999,"
                        + "\"BackoffRate\":1e308}],\"End\":true}}}",
                "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Choice\",\"Choices\":[{\"And\":[" + choice
                        + "],\"Next\":\"A\"}]}}}",
                "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"Next\":\"A\"}}}",
                "{\"StartAt\":\"A\",\"TimeoutSeconds\":1,\"States\":{\"A\":{\"Type\":\"Pass\",\"Result\":"
                        + "[".repeat(900)
                        + "]".repeat(900) + ",\"End\":true}}}",
                "{\"QueryLanguage\":\"JSONata\",\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Map\",\"Items\":\"{% [1..20000] %}\","
                        + "\"MaxConcurrency\":2147483647,\"ItemProcessor\":{\"StartAt\":\"B\",\"States\":{\"B\":{\"Type\":"
                        + "\"Fail\"}}},\"End\":true}}}",
                "{\"Comment\":\"" + "c".repeat(900_000)
                        + "\",\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Succeed\"}}}",
                "{\"StartAt\":\"" + "A".repeat(200) + "\",\"States\":{}}",
                "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\","
                        + "\"Assign\":{\"a\":\"" + "x".repeat(200_000) + "\"},\"Next\":\"A\"}}}");
    }
}
