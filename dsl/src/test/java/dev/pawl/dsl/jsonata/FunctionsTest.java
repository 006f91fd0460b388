package dev.pawl.dsl.jsonata;

import static dev.pawl.dsl.jsonata.Conditions.after;
import static dev.pawl.dsl.jsonata.Conditions.and;
import static dev.pawl.dsl.jsonata.Conditions.before;
import static dev.pawl.dsl.jsonata.Conditions.eq;
import static dev.pawl.dsl.jsonata.Conditions.exists;
import static dev.pawl.dsl.jsonata.Conditions.gt;
import static dev.pawl.dsl.jsonata.Conditions.in;
import static dev.pawl.dsl.jsonata.Conditions.isNull;
import static dev.pawl.dsl.jsonata.Conditions.isPresent;
import static dev.pawl.dsl.jsonata.Conditions.lt;
import static dev.pawl.dsl.jsonata.Conditions.ne;
import static dev.pawl.dsl.jsonata.Conditions.not;
import static dev.pawl.dsl.jsonata.Conditions.oneOf;
import static dev.pawl.dsl.jsonata.Conditions.or;
import static dev.pawl.dsl.jsonata.Conditions.orElse;
import static dev.pawl.dsl.jsonata.Conditions.when;
import static dev.pawl.dsl.jsonata.Evaluating.evaluate;
import static dev.pawl.dsl.jsonata.Evaluating.json;
import static dev.pawl.dsl.jsonata.Jsonata.a;
import static dev.pawl.dsl.jsonata.Jsonata.expr;
import static dev.pawl.dsl.jsonata.Jsonata.input;
import static dev.pawl.dsl.jsonata.Jsonata.object;
import static dev.pawl.dsl.jsonata.Jsonata.value;
import static dev.pawl.dsl.jsonata.Jsonata.variable;
import static dev.pawl.dsl.jsonata.Lists.allMatch;
import static dev.pawl.dsl.jsonata.Lists.anyMatch;
import static dev.pawl.dsl.jsonata.Lists.append;
import static dev.pawl.dsl.jsonata.Lists.count;
import static dev.pawl.dsl.jsonata.Lists.distinct;
import static dev.pawl.dsl.jsonata.Lists.each;
import static dev.pawl.dsl.jsonata.Lists.filter;
import static dev.pawl.dsl.jsonata.Lists.first;
import static dev.pawl.dsl.jsonata.Lists.last;
import static dev.pawl.dsl.jsonata.Lists.map;
import static dev.pawl.dsl.jsonata.Lists.partition;
import static dev.pawl.dsl.jsonata.Lists.range;
import static dev.pawl.dsl.jsonata.Lists.reduce;
import static dev.pawl.dsl.jsonata.Lists.reverse;
import static dev.pawl.dsl.jsonata.Lists.sort;
import static dev.pawl.dsl.jsonata.Lists.sortDescendingBy;
import static dev.pawl.dsl.jsonata.Members.keys;
import static dev.pawl.dsl.jsonata.Members.lookup;
import static dev.pawl.dsl.jsonata.Members.merge;
import static dev.pawl.dsl.jsonata.Members.type;
import static dev.pawl.dsl.jsonata.Numbers.average;
import static dev.pawl.dsl.jsonata.Numbers.dividedBy;
import static dev.pawl.dsl.jsonata.Numbers.max;
import static dev.pawl.dsl.jsonata.Numbers.minus;
import static dev.pawl.dsl.jsonata.Numbers.number;
import static dev.pawl.dsl.jsonata.Numbers.plus;
import static dev.pawl.dsl.jsonata.Numbers.round;
import static dev.pawl.dsl.jsonata.Numbers.sum;
import static dev.pawl.dsl.jsonata.Numbers.times;
import static dev.pawl.dsl.jsonata.Texts.base64Decode;
import static dev.pawl.dsl.jsonata.Texts.base64Encode;
import static dev.pawl.dsl.jsonata.Texts.contains;
import static dev.pawl.dsl.jsonata.Texts.hash;
import static dev.pawl.dsl.jsonata.Texts.join;
import static dev.pawl.dsl.jsonata.Texts.matches;
import static dev.pawl.dsl.jsonata.Texts.parse;
import static dev.pawl.dsl.jsonata.Texts.replaceAll;
import static dev.pawl.dsl.jsonata.Texts.split;
import static dev.pawl.dsl.jsonata.Texts.string;
import static dev.pawl.dsl.jsonata.Texts.substring;
import static dev.pawl.dsl.jsonata.Texts.substringAfter;
import static dev.pawl.dsl.jsonata.Texts.text;
import static dev.pawl.dsl.jsonata.Texts.uppercase;
import static dev.pawl.dsl.jsonata.Times.fromMillis;
import static dev.pawl.dsl.jsonata.Times.now;
import static dev.pawl.dsl.jsonata.Times.toMillis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.dsl.Field;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FunctionsTest {
    enum Status {
        OPEN, SHIPPED
    }

    record Line(String article, int quantity, BigDecimal price, List<String> tags) {}

    record Address(String city, @JsonProperty("zip-code") String zip) {}

    record Order(String id, Status status, boolean express, List<Line> lines, Address address, Instant due,
            Optional<String> coupon, Map<String, Integer> stock) {}

    private static final Expr<Order> ORDER = input(Order.class);
    private static final Expr<List<Line>> LINES = ORDER.get(Order::lines);

    private static Order order(Line... lines) {
        return new Order("o-1", Status.OPEN, true, List.of(lines), new Address("Bonn", "53111"),
                Instant.parse("2026-02-01T00:00:00Z"), Optional.empty(), Map.of("bolt", 3));
    }

    private static Line line(String article, int quantity, String price, String... tags) {
        return new Line(article, quantity, new BigDecimal(price), List.of(tags));
    }

    /** None, one and several: JSONata treats them all differently. */
    private static final List<Order> ORDERS = List.of(order(), order(line("bolt", 2, "1.5", "steel", "m8")),
            order(line("nut", 0, "0.25", "steel")),
            order(line("nut", 10, "0.25"), line("bolt", 3, "2", "steel"), line("nut", 1, "7.5", "a", "b", "c")));

    @Test
    void arraysStayArrays() {
        for (Order order : ORDERS) {
            List<Line> lines = order.lines();
            says(order, each(LINES, Line::price), lines.stream().map(Line::price).toList());
            says(order, each(LINES, Line::tags), lines.stream().map(Line::tags).toList());
            says(order, map(LINES, l -> times(l.get(Line::price), l.get(Line::quantity))),
                    lines.stream().map(l -> l.price().multiply(BigDecimal.valueOf(l.quantity()))).toList());
            says(order, filter(LINES, l -> gt(l.get(Line::quantity), 1)),
                    lines.stream().filter(l -> l.quantity() > 1).toList());
            says(order, each(filter(LINES, l -> gt(l.get(Line::quantity), 1)), Line::article),
                    lines.stream().filter(l -> l.quantity() > 1).map(Line::article).toList());
            says(order, map(LINES, l -> map(l.get(Line::tags), t -> text(t, l.get(Line::quantity)))),
                    lines.stream().map(l -> l.tags().stream().map(t -> t + l.quantity()).toList()).toList());
            says(order, map(LINES, l -> a(Line.class).set(Line::article).to(l.get(Line::article))),
                    lines.stream().map(l -> Map.of("article", l.article())).toList());
            says(order, distinct(each(LINES, Line::article)),
                    lines.stream().map(Line::article).distinct().toList());
            says(order, reverse(LINES), lines.reversed());
            says(order, append(LINES, LINES), Stream.of(lines, lines).flatMap(List::stream).toList());
            says(order, sort(each(LINES, Line::price)), lines.stream().map(Line::price).sorted().toList());
            says(order, sort(LINES, Line::quantity),
                    lines.stream().sorted(Comparator.comparing(Line::quantity)).toList());
            says(order, sortDescendingBy(LINES, l -> times(l.get(Line::price), 2)), lines.stream()
                    .sorted(Comparator.comparing(Line::price).reversed()).toList());
            says(order, count(LINES), lines.size());
            says(order, sum(each(LINES, Line::quantity)), lines.stream().mapToInt(Line::quantity).sum());
            says(order, anyMatch(LINES, l -> eq(l.get(Line::article), "bolt")),
                    lines.stream().anyMatch(l -> l.article().equals("bolt")));
            says(order, allMatch(LINES, l -> gt(l.get(Line::quantity), 0)),
                    lines.stream().allMatch(l -> l.quantity() > 0));
            says(order, reduce(LINES, value(100), (before, l) -> minus(before, l.get(Line::quantity))),
                    lines.stream().mapToInt(l -> -l.quantity()).sum() + 100);
            says(order, join(each(LINES, Line::article), "/"),
                    String.join("/", lines.stream().map(Line::article).toList()));
        }
    }

    @Test
    void piecesOfArrays() {
        Order order = ORDERS.getLast();
        says(order, first(LINES).get(Line::article), "nut");
        says(order, last(LINES).get(Line::price), 7.5);
        says(order, max(each(LINES, Line::quantity)), 10);
        says(order, average(each(LINES, Line::quantity)), BigDecimal.valueOf(14).divide(BigDecimal.valueOf(3),
                new MathContext(15)));
        says(order, partition(each(LINES, Line::quantity), 2), List.of(List.of(10, 3), List.of(1)));
        says(order, partition(each(LINES, Line::quantity), 9), List.of(List.of(10, 3, 1)));
        says(order, range(1, 7, 3), List.of(1, 4, 7));
        says(order, range(1, 1, 1), List.of(1));
        says(order, range(2, 1, 1), List.of());
    }

    @Test
    void parametersOfFunctionsDoNotHideOthers() {
        Order order = ORDERS.getLast();
        says(order, filter(LINES, l -> lt(l.get(Line::quantity), variable("item", Integer.class))),
                order.lines().stream().filter(l -> l.quantity() < 7).toList());
        says(order, map(LINES, x -> count(filter(LINES, y -> and(
                Conditions.le(y.get(Line::quantity), x.get(Line::quantity)),
                anyMatch(LINES, z -> and(eq(z.get(Line::article), x.get(Line::article)),
                        gt(z.get(Line::quantity), y.get(Line::quantity)))))))),
                order.lines().stream().map(x -> order.lines().stream().filter(y -> y.quantity() <= x.quantity()
                        && order.lines().stream().anyMatch(
                                z -> z.article().equals(x.article()) && z.quantity() > y.quantity()))
                        .count()).toList());
    }

    @Test
    void conditions() {
        Order order = ORDERS.get(1);
        says(order, eq(ORDER.get(Order::status), Status.OPEN), true);
        says(order, ne(ORDER.get(Order::status), Status.OPEN), false);
        says(order, oneOf(ORDER.get(Order::status), Status.OPEN, Status.SHIPPED), true);
        says(order, eq(ORDER.get(Order::express), true), true);
        says(order, eq(ORDER.get(Order::id), ORDER.get(Order::address).get(Address::city)), false);
        says(order, before(ORDER.get(Order::due), now()), true);
        says(order, after(ORDER.get(Order::due), value(Instant.EPOCH)), true);
        says(order, isNull(ORDER.get(Order::coupon)), true);
        says(order, isPresent(ORDER.get(Order::coupon)), false);
        says(order, exists(ORDER.field("nothing")), false);
        says(order, orElse(ORDER.maybe(Order::coupon), "none"), "none");
        says(order, orElse(ORDER.<String>field("nothing"), "none"), "none");
        says(order, in(value("m8"), LINES.at(0).<List<String>>field("tags")), true);
        says(order, not(and(eq(ORDER.get(Order::id), "o-1"), or(eq(ORDER.get(Order::id), "x"),
                ORDER.get(Order::express)))), false);
        says(order, when(ORDER.get(Order::express), when(value(false), "a", "b"), value("c")), "b");
        says(order, eq(and(), true), true);
        assertThat(and(or(expr("$a"), expr("$b")), expr("$c"), and(expr("$d"), expr("$e"))).text())
                .isEqualTo("($a or $b) and $c and $d and $e");
    }

    @Test
    void texts() {
        Order order = ORDERS.get(1);
        Expr<String> id = ORDER.get(Order::id);
        says(order, text("Order ", id, " of ", plus(count(LINES), 1), when(ORDER.get(Order::express), "!", "?")),
                "Order o-1 of 2!");
        says(order, text(7), "7");
        says(order, uppercase(id), "O-1");
        says(order, substring(id, 2), "1");
        says(order, substring(value("abcdef"), 1, 2), "bc");
        says(order, substringAfter(id, "-"), "1");
        says(order, contains(id, "-"), true);
        says(order, matches(value("a/b\\c"), "^a/b\\\\c$"), true);
        says(order, matches(id, "[/]|\\d$"), true);
        says(order, replaceAll(id, "(\\d)", "<$1>"), "o-<1>");
        says(order, split(id, "-"), List.of("o", "1"));
        says(order, split(id, "#"), List.of("o-1"));
        says(order, string(LINES.at(0).get(tagsOf())), "[\"steel\",\"m8\"]");
        says(order, base64Decode(base64Encode(id)), "o-1");
        says(order, hash(value("a"), Texts.Algorithm.MD5), "0cc175b9c0f1b6a831c399e269772661");
        says(order, parse(value("{\"article\": \"x\"}"), Line.class).get(Line::article), "x");
    }

    private static Field<Object, List<String>> tagsOf() {
        return new Field<>() {
            private static final long serialVersionUID = 1;

            @Override
            public List<String> apply(Object line) {
                return List.of();
            }

            @Override
            public String jsonName() {
                return "tags";
            }
        };
    }

    @Test
    void objectsAndTimes() {
        Order order = ORDERS.get(1);
        says(order, merge(object().put("a", 1).put("b", 1), object().put("b", ORDER.get(Order::id))),
                Map.of("a", 1, "b", "o-1"));
        says(order, keys(ORDER.get(Order::stock)), List.of("bolt"));
        says(order, lookup(ORDER.get(Order::stock), value("bolt")), 3);
        says(order, type(LINES), "array");
        says(order, toMillis(ORDER.get(Order::due)), order.due().toEpochMilli());
        says(order, fromMillis(toMillis(ORDER.get(Order::due)), "[Y0001]-[M01]-[D01]"), "2026-02-01");
        says(order, now(), "2026-03-01T12:00:00.000Z");
    }

    @Test
    void arithmeticKeepsItsBrackets() {
        Order order = ORDERS.get(1);
        Expr<Integer> two = LINES.at(0).field("quantity");
        says(order, times(plus(two, 1), minus(two, 5)), -9);
        says(order, minus(value(10), minus(two, 1)), 9);
        says(order, dividedBy(value(12), times(two, 3)), 2);
        says(order, minus(two, -3), 5);
        says(order, round(times(two, new BigDecimal("1E+3"))), 2000);
        says(order, plus(number(value("0.5")), Numbers.modulo(value(7), 4)), 3.5);
        assertThat(plus(plus(two, 1), times(two, 2)).text())
                .isEqualTo("$states.input.lines[0].quantity + 1 + $states.input.lines[0].quantity * 2");
        assertThat(times(value(2), new BigDecimal("1E+3")).text()).isEqualTo("2 * 1000");
        assertThat(plus(expr("$a ? 1 : 2"), 1).text()).isEqualTo("($a ? 1 : 2) + 1");
        assertThat(plus(Jsonata.<Integer>expr("$sum($a.b[c > 1])"), 1).text()).isEqualTo("$sum($a.b[c > 1]) + 1");
    }

    @Test
    void componentsHaveTheNamesThatJsonHas() {
        says(ORDERS.get(0), ORDER.get(Order::address).get(Address::zip), "53111");
        assertThat(ORDER.get(Order::address).get(Address::zip).text()).isEqualTo("$states.input.address.`zip-code`");
        assertThatThrownBy(() -> ORDER.get(o -> o.id().trim())).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("got a lambda expression, which has no name");
    }

    private static void says(Order order, Value<?> value, Object expected) {
        JsonNode found = evaluate(value, order);
        assertThat(same(found, json(expected))).as("%s gives %s, not %s", value.expr().text(), found, json(expected))
                .isTrue();
    }

    private static boolean same(JsonNode x, JsonNode y) {
        return x.equals((p, q) -> p.isNumber() && q.isNumber()
                ? Double.compare(round9(p.doubleValue()), round9(q.doubleValue()))
                : p.equals(q) ? 0 : 1, y);
    }

    private static double round9(double d) {
        return Math.rint(d * 1e9) / 1e9;
    }
}
