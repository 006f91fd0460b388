package dev.pawl.testkit.junit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that runs once for each test case of a file of mocks, in the form of AWS's Step Functions Local. The
 * stage has
 * the mocks of that case; a parameter of the type {@link MockCase} says which it is.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@TestTemplate
@ExtendWith(MockConfigExtension.class)
public @interface MockConfigFile {
    /** Where the file is: a path from where the tests run, or a resource on the class path. */
    String value();

    /** Only test cases of that machine. */
    String machine() default "";
}
