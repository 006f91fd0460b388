package dev.pawl.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses PAWL = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.pawl");

    private static final String[] PURE = {"dev.pawl.asl..", "dev.pawl.arn..", "dev.pawl.expr..", "dev.pawl.json..",
            "dev.pawl.history..", "dev.pawl.interpreter..", "dev.pawl.teststate.."};

    @Test
    void all_modules_are_looked_at() {
        assertThat(PAWL.stream().map(JavaClass::getPackageName)).contains("dev.pawl.asl", "dev.pawl.interpreter",
                "dev.pawl.store", "dev.pawl.server.http");
    }

    @Test
    void packages_form_no_cycle() {
        slices().matching("dev.pawl.(**)").should().beFreeOfCycles().check(PAWL);
    }

    @Test
    void the_pure_packages_touch_no_clock_randomness_thread_file_or_socket() {
        noClasses().that().resideInAnyPackage(PURE).should().dependOnClassesThat()
                .resideInAnyPackage("java.nio.file..", "java.net..", "java.sql..", "java.util.concurrent..")
                .orShould().callMethod(Instant.class, "now").orShould().callMethod(Clock.class, "systemUTC")
                .orShould().callMethod(System.class, "currentTimeMillis").orShould()
                .callMethod(System.class, "nanoTime").orShould().callMethod(UUID.class, "randomUUID").orShould()
                .callMethod(ThreadLocalRandom.class, "current").orShould().callConstructor(Thread.class, Runnable.class)
                .check(PAWL);
    }

    @Test
    void the_language_uses_nothing_of_ours() {
        noClasses().that().resideInAnyPackage("dev.pawl.asl..", "dev.pawl.arn..", "dev.pawl.expr..", "dev.pawl.json..")
                .should().dependOnClassesThat()
                .resideInAnyPackage("dev.pawl.history..", "dev.pawl.interpreter..", "dev.pawl.store..",
                        "dev.pawl.runtime..", "dev.pawl.engine..", "dev.pawl.connector..", "dev.pawl.server..")
                .check(PAWL);
    }

    @Test
    void expressions_know_no_state() {
        noClasses().that().resideInAPackage("dev.pawl.expr..").should().dependOnClassesThat()
                .resideInAPackage("dev.pawl.asl..").check(PAWL);
    }

    @Test
    void the_interpreter_knows_neither_store_nor_runtime() {
        noClasses().that().resideInAnyPackage("dev.pawl.interpreter..", "dev.pawl.history..").should()
                .dependOnClassesThat().resideInAnyPackage("dev.pawl.store..", "dev.pawl.runtime..", "dev.pawl.engine..",
                        "dev.pawl.connector..", "dev.pawl.timer..")
                .check(PAWL);
    }

    @Test
    void nobody_uses_the_server() {
        noClasses().that().resideOutsideOfPackage("dev.pawl.server..").should().dependOnClassesThat()
                .resideInAPackage("dev.pawl.server..").check(PAWL);
    }

    @Test
    void only_the_http_package_uses_jetty() {
        noClasses().that().resideOutsideOfPackage("dev.pawl.server.http..").should().dependOnClassesThat()
                .resideInAPackage("org.eclipse.jetty..").check(PAWL);
    }

    @Test
    void connectors_are_found_at_run_time_and_only_the_bench_names_one() {
        noClasses().that().resideInAPackage("dev.pawl.server..").and()
                .resideOutsideOfPackage("dev.pawl.server.bench..").should().dependOnClassesThat()
                .resideInAPackage("dev.pawl.connector.*..").check(PAWL);
    }
}
