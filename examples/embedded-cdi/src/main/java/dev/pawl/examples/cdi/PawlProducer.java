package dev.pawl.examples.cdi;

import static dev.pawl.dsl.jsonata.Jsonata.machine;
import static dev.pawl.dsl.jsonata.Jsonata.task;

import dev.pawl.embedded.Pawl;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;

/** The engine: opened with all functions known when it is first wanted, closed with the application. */
@Singleton
public class PawlProducer {
    @Produces
    @Singleton
    Pawl open(OrderFunctions functions) {
        Pawl pawl = Pawl.builder().file(Path.of(System.getProperty("pawl.file", "orders.db"))).functions(functions)
                .open();
        pawl.deploy(OrderService.ORDERS, machine(task("Charge").resource(pawl.functionArn("charge"))));
        return pawl;
    }

    void close(@Disposes Pawl pawl) {
        pawl.close();
    }
}
