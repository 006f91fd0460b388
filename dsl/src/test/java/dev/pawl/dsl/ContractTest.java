package dev.pawl.dsl;

import static dev.pawl.dsl.jsonata.Jsonata.a;
import static dev.pawl.dsl.jsonata.Jsonata.input;
import static dev.pawl.dsl.jsonata.Jsonata.machine;
import static dev.pawl.dsl.jsonata.Jsonata.object;
import static dev.pawl.dsl.jsonata.Jsonata.pass;
import static dev.pawl.dsl.jsonata.Jsonata.result;
import static dev.pawl.dsl.jsonata.Jsonata.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.dsl.jsonata.Jsonata;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ContractTest {
    enum Status {
        OPEN, SHIPPED
    }

    record Line(String article, int quantity) {}

    record Order(String id, Status status, List<Line> lines, Instant due, Optional<String> coupon,
            @Nullable String note, Map<String, Integer> stock, @Nullable Order parent) {}

    record Receipt(String number, Optional<String> coupon) {}

    @Test
    void whatARecordHasMayBeRead() {
        var order = input(Order.class);
        assertThat(machine(pass("A").output(object().put("id", order.get(Order::id))
                .put("first", order.get(Order::lines).at(0).field("quantity"))
                .put("more", order.get(Order::stock).field("bolt"))
                .put("note", Jsonata.expr("$exists($states.input.note) ? $states.input.note : 'none'"))
                .put("parent", order.get(Order::parent).get(Order::id))))
                .input(Order.class).mistakes()).isEmpty();
    }

    @Test
    void whatNoEarlierStateCanHaveProducedIsAMistakeWithItsLine() {
        var a = pass("A").output(object().put("id", input(Order.class).get(Order::id)));
        int line = new Throwable().getStackTrace()[0].getLineNumber() + 1;
        var b = pass("B").output(object().put("x", input().field("status")));
        var misspelt = machine(a, b).input(Order.class);
        assertThat(misspelt.mistakes()).singleElement().satisfies(m -> {
            assertThat(m.location()).startsWith("/States/B/Output");
            assertThat(m.origin().map(Origin::line)).contains(line);
        });
        assertThat(machine(pass("A").output(Jsonata.expr("$states.input.idd"))).mistakes())
                .as("nothing is known of the input, so anything may be there").isEmpty();
    }

    @Test
    void anOutputHasWhatItsRecordNeeds() {
        var made = machine(pass("A").output(a(Receipt.class).set(Receipt::number).to("1"))).output(Receipt.class);
        assertThat(made.mistakes()).isEmpty();
        assertThat(made.outputType()).contains(Receipt.class);
        assertThat(machine(pass("A").output(object().put("nr", 1))).output(Receipt.class).mistakes()).singleElement()
                .asString().contains("Expected an output that is a Receipt, but number is never in it", "ContractTest");
        assertThat(machine(task("A").resource("arn:aws:states:::lambda:invoke")
                .arguments(object().put("FunctionName", "f")).output(result())).output(Receipt.class).mistakes())
                .as("nobody knows what a function gives").isEmpty();
    }
}
