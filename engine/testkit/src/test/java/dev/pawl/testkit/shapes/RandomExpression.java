package dev.pawl.testkit.shapes;

import java.util.Random;

/** Expressions in JSONata that use what shapes know of the language. */
final class RandomExpression {
    private final Random random;

    RandomExpression(Random random) {
        this.random = random;
    }

    String condition(int depth) {
        String one = switch (random.nextInt(6)) {
            case 0 -> "$exists(" + place() + ")";
            case 1 -> place() + " = " + pick("'x'", "1", "true", "'y'");
            case 2 -> "$not($exists(" + place() + "))";
            case 3 -> place() + " != " + pick("'x'", "true");
            case 4 -> "$type(" + place() + ") = 'string'";
            default -> "$count(" + place() + ") > 1";
        };
        return depth > 0 && random.nextInt(3) == 0
                ? one + pick(" and ", " or ") + condition(depth - 1)
                : one;
    }

    String value(int depth) {
        if (depth <= 0) {
            return simple();
        }
        String x = value(depth - 1);
        String y = value(depth - 1);
        return switch (random.nextInt(24)) {
            case 0 -> "[" + x + ", " + y + "]";
            case 1 -> "{'a': " + x + ", 'list': [" + y + "]}";
            case 2 -> "{'a': " + x + ", 'b': " + y + "}.b";
            case 3 -> "(" + x + ").a";
            case 4 -> "(" + x + ")[0]";
            case 5 -> "(" + x + ")[a = 1]";
            case 6 -> "(" + x + ")[]";
            case 7 -> condition(0) + " ? " + x + " : " + y;
            case 8 -> x + " & " + y;
            case 9 -> "$merge([" + object() + ", {'b': " + x + "}])";
            case 10 -> "$append(" + x + ", " + y + ")";
            case 11 -> "$map(" + x + ", function($i) {$i.a})";
            case 12 -> "$filter(" + x + ", function($i) {$exists($i.a)})";
            case 13 -> "$count(" + x + ") + 1";
            case 14 -> "$string(" + x + ")";
            case 15 -> "($k := " + x + "; [$k, $k])";
            case 16 -> x + " = " + y;
            case 17 -> "$keys(" + object() + ")";
            case 18 -> "(" + x + ").{'a': $, 'b': a}";
            case 19 -> "[[" + x + "], " + y + "]";
            case 20 -> "$lookup(" + object() + ", 'a')";
            case 21 -> "$distinct(" + x + ")";
            case 22 -> "(" + x + ") ~> $count()";
            default -> "(" + x + ").(list.a)";
        };
    }

    private String simple() {
        return switch (random.nextInt(8)) {
            case 0 -> pick("1", "'x'", "true", "null", "[1..3]", "[]");
            case 1 -> pick("$v0", "$v1", "$v0.a");
            case 2 -> pick("$states.context.State.Name", "$states.context.Execution.Input");
            default -> place();
        };
    }

    private String object() {
        return pick("$states.input", "{'a': 1}", "$states.input.b");
    }

    private String place() {
        return "$states.input" + pick("", ".a", ".a", ".b", ".list", ".list", ".list.a", ".b.list", ".list[0]",
                ".list[-1].a", ".list[a = 'x']", ".a.a");
    }

    private String pick(String... some) {
        return some[random.nextInt(some.length)];
    }
}
