package dev.pawl.testkit.junit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Deploys the machine in a file on the stage: of all tests of a class, of one test, or of one parameter. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.PARAMETER})
@Inherited
@Repeatable(Machine.Several.class)
public @interface Machine {
    /** Where the definition is: a resource on the class path, or else a path from where the tests run. */
    String value();

    /** The machine's name; without one it is that of the file up to its first dot. */
    String name() default "";

    /** Whether it is an Express machine. */
    boolean express() default false;

    /** More than one. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.TYPE, ElementType.METHOD, ElementType.PARAMETER})
    @Inherited
    @interface Several {
        /** All of them. */
        Machine[] value();
    }
}
