package dev.pawl.examples.spring;

import static dev.pawl.dsl.jsonata.Jsonata.machine;
import static dev.pawl.dsl.jsonata.Jsonata.task;
import static dev.pawl.dsl.jsonata.Jsonata.waiting;

import dev.pawl.embedded.Pawl;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** The application. */
@SpringBootApplication
public class Application {
    /** The workflow's name. */
    static final String ORDERS = "orders";

    /** Runs it. */
    public static void main(String[] arguments) {
        SpringApplication.run(Application.class, arguments);
    }

    /** The engine. It opens with all functions known, and is closed before them. */
    @Bean(destroyMethod = "close")
    Pawl pawl(@Value("${pawl.file}") Path file, @Value("${pawl.pause}") Duration pause, OrderFunctions functions) {
        Pawl pawl = Pawl.builder().file(file).functions(functions).grace(Duration.ofSeconds(5)).open();
        pawl.deploy(ORDERS, machine(waiting("Pause").duration(pause),
                task("Charge").resource(pawl.functionArn("charge"))));
        return pawl;
    }
}
