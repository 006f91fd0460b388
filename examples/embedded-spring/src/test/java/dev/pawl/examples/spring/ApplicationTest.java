package dev.pawl.examples.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.embedded.ExecutionFailedException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(properties = "pawl.pause=1s")
class ApplicationTest {
    @TempDir
    private static Path folder;

    private final OrderService orders;

    @Autowired
    ApplicationTest(OrderService orders) {
        this.orders = orders;
    }

    @DynamicPropertySource
    static void file(DynamicPropertyRegistry properties) {
        properties.add("pawl.file", () -> folder.resolve("test.db").toString());
    }

    @Test
    void functions_have_what_was_injected_into_them() {
        assertThat(orders.place(new Order("1", "pen", 3)).result(Receipt.class))
                .isEqualTo(new Receipt("1", new BigDecimal("5.97")));
    }

    @Test
    void an_exception_of_a_service_is_a_workflow_error() {
        assertThatThrownBy(() -> orders.place(new Order("2", "rose", 1)).result(Receipt.class))
                .isInstanceOfSatisfying(ExecutionFailedException.class,
                        failed -> assertThat(failed.error()).isEqualTo("UnknownItem"));
    }

    @Test
    void an_order_goes_on_in_the_next_application() {
        try (ConfigurableApplicationContext first = start()) {
            assertThat(first.getBean(OrderService.class).place(new Order("3", "ink", 2)).await(Duration.ZERO))
                    .isFalse();
        }
        try (ConfigurableApplicationContext second = start()) {
            assertThat(second.getBean(OrderService.class).place(new Order("3", "ink", 2)).result(Receipt.class)
                    .total()).isEqualByComparingTo("25.00");
        }
    }

    private static ConfigurableApplicationContext start() {
        return SpringApplication.run(Application.class, "--pawl.file=" + folder.resolve("again.db"));
    }
}
