package dev.pawl.dsl;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;

/** Finds which component an accessor that is given as a method reference belongs to. */
final class FieldNames {
    private FieldNames() {}

    static RecordComponent component(Field<?, ?> field) {
        SerializedLambda lambda = lambda(field);
        Class<?> owner = owner(lambda, field.getClass().getClassLoader());
        String accessor = lambda.getImplMethodName();
        if (accessor.startsWith("lambda$")) {
            throw new IllegalArgumentException("Expected a reference to a record's accessor, such as Order::total, but"
                    + " got a lambda expression, which has no name");
        }
        if (!owner.isRecord()) {
            throw new IllegalArgumentException("Expected a reference to a record's accessor, such as Order::total, but "
                    + owner.getName() + " is no record");
        }
        return Arrays.stream(owner.getRecordComponents()).filter(c -> c.getName().equals(accessor)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Expected a reference to an accessor of "
                        + owner.getName() + ", such as " + owner.getSimpleName() + "::"
                        + Arrays.stream(owner.getRecordComponents()).map(RecordComponent::getName).findFirst()
                                .orElse("field")
                        + ", but got " + accessor));
    }

    /** The name of a component in JSON, which Jackson's annotation may change. */
    static String name(RecordComponent component) {
        JsonProperty named = component.getAccessor().getAnnotation(JsonProperty.class);
        return named == null || named.value().isEmpty() ? component.getName() : named.value();
    }

    private static SerializedLambda lambda(Field<?, ?> field) {
        try {
            Method replace = field.getClass().getDeclaredMethod("writeReplace");
            replace.setAccessible(true);
            if (replace.invoke(field) instanceof SerializedLambda lambda) {
                return lambda;
            }
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            throw new IllegalArgumentException("Expected a method reference such as Order::total, but got " + field, e);
        }
        throw new IllegalArgumentException("Expected a method reference such as Order::total, but got " + field);
    }

    private static Class<?> owner(SerializedLambda lambda, ClassLoader loader) {
        try {
            return Class.forName(lambda.getImplClass().replace('/', '.'), false, loader);
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException("Expected the class of a method reference to be there, but it is not",
                    e);
        }
    }
}
