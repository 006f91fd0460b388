package dev.pawl.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.embedded.Shop.Order;
import dev.pawl.embedded.Shop.Receipt;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FunctionsTest {
    private final Pawl pawl = Pawl.inMemory();

    @AfterEach
    void close() {
        pawl.close();
    }

    static class GoneException extends Exception {
        private static final long serialVersionUID = 1;

        GoneException() {
            super("gone");
        }
    }

    @ErrorName("OutOfStock")
    static class StockException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    static class EmptyShelf extends StockException {
        private static final long serialVersionUID = 1;
    }

    private String errorOf(PawlFunction<Order, Receipt> function) {
        pawl.function("charge", Order.class, Receipt.class, function);
        pawl.deploy("orders", Shop.calls("charge"));
        return pawl.start("orders", Order.of("1")).future(Receipt.class).handle((receipt,
                thrown) -> thrown.getCause() instanceof ExecutionFailedException failed ? failed.error() : "none")
                .join();
    }

    @Test
    void an_exception_is_an_error_name() {
        assertThat(errorOf(order -> {
            throw new GoneException();
        })).isEqualTo("GoneException");
        assertThat(errorOf(order -> {
            throw new EmptyShelf();
        })).isEqualTo("OutOfStock");
        assertThat(errorOf(order -> {
            throw new IllegalStateException("x") {
                private static final long serialVersionUID = 1;
            };
        })).isEqualTo("IllegalStateException");
        assertThat(errorOf(order -> {
            throw new WorkflowError("Mine", "x");
        })).isEqualTo("Mine");
        assertThat(errorOf(order -> {
            throw new StackOverflowError();
        })).isEqualTo("StackOverflowError");
    }

    @Test
    void retry_and_catch_name_exceptions_by_their_simple_names() {
        AtomicInteger calls = new AtomicInteger();
        pawl.function("flaky", Map.class, Integer.class, (input, call) -> {
            if (calls.incrementAndGet() < 3) {
                throw new GoneException();
            }
            return call.retryCount();
        });
        pawl.deploy("flaky", """
                {"StartAt": "Do", "States": {"Do": {"Type": "Task", "End": true,
                 "Resource": "arn:aws:lambda:us-east-1:123456789012:function:flaky",
                 "Retry": [{"ErrorEquals": ["GoneException"], "IntervalSeconds": 1, "BackoffRate": 1.0}]}}}""");

        assertThat(pawl.run("flaky", Map.of(), Integer.class)).isEqualTo(2);
    }

    @Test
    void an_input_that_does_not_fit_says_where() {
        pawl.function("charge", Order.class, Receipt.class, order -> new Receipt(order.id(), order.total()));
        pawl.deploy("orders", Shop.calls("charge"));

        assertThatThrownBy(() -> pawl.run("orders", Map.of("id", List.of()), Receipt.class)).hasMessageContaining(
                "ValueMismatch: Expected the input of function charge to be a Order, but at /id: Cannot deserialize");
    }

    @Test
    void a_function_knows_its_call() {
        pawl.function("who", Map.class, FunctionCall.class, (input, call) -> {
            call.log("called");
            assertThat(Thread.currentThread().isVirtual()).isTrue();
            return call;
        });
        pawl.deploy("who", Shop.calls("who"));
        Execution execution = pawl.workflow("who").start("it", Map.of());

        FunctionCall call = execution.result(FunctionCall.class);

        assertThat(call.function()).isEqualTo("who");
        assertThat(call.executionArn()).isEqualTo(execution.arn());
        assertThat(call.executionName()).isEqualTo("it");
        assertThat(call.retryCount()).isZero();
        assertThat(call.idempotencyToken()).isNotEmpty();
    }

    @Test
    void functions_that_block_do_not_hold_each_other_up() {
        pawl.function("slow", Integer.class, Integer.class, n -> {
            Thread.sleep(300);
            return n;
        });
        pawl.deploy("slow", Shop.calls("slow"));
        long began = System.nanoTime();

        List<Execution> all = IntStream.range(0, 100).mapToObj(n -> pawl.start("slow", n)).toList();

        assertThat(all).extracting(e -> e.result(Integer.class)).hasSize(100).doesNotHaveDuplicates();
        assertThat((System.nanoTime() - began) / 1_000_000).isLessThan(15_000);
    }

    @Test
    void a_new_execution_does_not_wait_for_a_function_that_is_not_there() {
        pawl.deploy("orders", Shop.calls("nobody"));

        assertThatThrownBy(() -> pawl.run("orders", Map.of(), Map.class))
                .hasMessageContaining("Lambda.ResourceNotFoundException");
    }

    interface Pricing {
        @Function("price")
        int price(String item);
    }

    static class OrderFunctions implements Pricing {
        @Override
        public int price(String item) {
            return item.length();
        }

        @Function("charge")
        public Receipt charge(Order order, FunctionCall call) {
            return new Receipt(call.executionName(), order.total());
        }

        @Function
        public void forget(List<Order> orders) {
            assertThat(orders).allSatisfy(order -> assertThat(order.id()).isNotEmpty());
        }

        @Function
        public String now() {
            return "now";
        }

        @Function("fails")
        public String fails(FunctionCall call) throws GoneException {
            throw new GoneException();
        }
    }

    private <T> T call(String function, @Nullable Object input, Class<T> output) {
        pawl.deploy(function, Shop.calls(function));
        return pawl.run(function, input, output);
    }

    @Test
    void methods_of_an_object_are_functions() {
        pawl.functions(new OrderFunctions());

        assertThat(call("price", "pen", int.class)).isEqualTo(3);
        assertThat(call("charge", Order.of("1"), Receipt.class).charged()).isEqualTo(Order.of("1").total());
        assertThat(call("forget", List.of(Order.of("1")), Object.class)).isNull();
        assertThat(call("now", Map.of(), String.class)).isEqualTo("now");
        assertThatThrownBy(() -> call("fails", Map.of(), String.class)).hasMessageContaining("GoneException: gone");
    }

    @Test
    void proxies_have_the_functions_of_what_they_stand_for() {
        Object proxy = Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[]{Pricing.class},
                (self, method, arguments) -> 99);
        Object subclass = new OrderFunctions() {
            @Override
            public String now() {
                return "later";
            }
        };
        pawl.functions(subclass);
        assertThat(call("now", Map.of(), String.class)).isEqualTo("later");

        pawl.functions(proxy);
        assertThat(call("price", "pen", int.class)).isEqualTo(99);
    }

    static class TwoInputs {
        @Function
        public int two(int a, int b) {
            return a + b;
        }
    }

    static class Hidden {
        @Function
        int hidden() {
            return 1;
        }
    }

    @Test
    void what_cannot_be_a_function_is_refused() {
        assertThatThrownBy(() -> pawl.functions("a text")).hasMessage(
                "Expected public methods with @Function in java.lang.String, but there is none");
        assertThatThrownBy(() -> pawl.functions(new TwoInputs()))
                .hasMessageContaining("as the parameters of function two");
        assertThatThrownBy(() -> pawl.functions(new Hidden()))
                .hasMessageContaining("Expected @Function on public methods");
        assertThatThrownBy(() -> pawl.function("a b", Map.class, Map.class, m -> m))
                .hasMessageContaining("but got a b");
    }
}
