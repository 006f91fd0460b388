package dev.pawl.testkit.junit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests of this class, and its methods with {@code @BeforeEach}, may have a parameter of the type
 * {@link dev.pawl.testkit.Stage}: each test gets one of its own, which is closed behind it.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Inherited
@ExtendWith(StageExtension.class)
public @interface WorkflowTest {
    /** From which all follows that is left to chance. */
    long seed() default 1;

    /** The moment at which the clock stands at first, such as {@code 2026-01-01T00:00:00Z}. */
    String startingAt() default "2026-01-01T00:00:00Z";
}
