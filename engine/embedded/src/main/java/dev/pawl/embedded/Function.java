package dev.pawl.embedded;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A public method that is a function of the state machines, on a class or on an interface that the class
 * implements. It
 * takes the input, a {@link FunctionCall}, both in that order, or nothing, and gives the output.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Function {
    /** The function's name as it stands in an ARN; the method's own if it is empty. */
    String value() default "";
}
