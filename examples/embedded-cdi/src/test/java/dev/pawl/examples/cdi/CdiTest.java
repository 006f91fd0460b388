package dev.pawl.examples.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.embedded.Pawl;
import java.math.BigDecimal;
import java.nio.file.Path;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CdiTest {
    @TempDir
    private Path folder;

    @AfterEach
    void forget() {
        System.clearProperty("pawl.file");
    }

    @Test
    void functions_have_what_was_injected_and_the_engine_is_closed_with_the_application() {
        Path file = folder.resolve("orders.db");
        System.setProperty("pawl.file", file.toString());

        try (WeldContainer container = new Weld().disableDiscovery()
                .beanClasses(PawlProducer.class, OrderFunctions.class, OrderService.class, PriceList.class)
                .initialize()) {
            assertThat(container.select(OrderService.class).get().place(new Order("1", "pen")))
                    .isEqualTo(new Receipt("1", new BigDecimal("1.99")));
        }

        // nobody else can open it while it is open
        try (Pawl again = Pawl.open(file)) {
            assertThat(again.find(OrderService.ORDERS, "order-1")).isPresent();
        }
    }
}
