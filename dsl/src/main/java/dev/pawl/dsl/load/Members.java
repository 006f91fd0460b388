package dev.pawl.dsl.load;

import dev.pawl.dsl.Machine;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The machines that one class has to offer. */
final class Members {
    private Members() {}

    static List<FoundMachine> of(String className, ClassLoader loader) {
        Class<?> type;
        try {
            type = Class.forName(className, false, loader);
        } catch (ClassNotFoundException | LinkageError e) {
            throw new LoadException("Expected to load " + className + ", but: " + e
                    + " (is all that it needs on the class path?)", e);
        }
        return Modifier.isPublic(type.getModifiers()) ? of(type) : List.of();
    }

    private static List<FoundMachine> of(Class<?> type) {
        List<FoundMachine> found = new ArrayList<>();
        try {
            for (Field field : type.getDeclaredFields()) {
                if (isOffered(field.getModifiers()) && field.getType() == Machine.class) {
                    add(type, field.getName(), field.get(null), found);
                }
            }
            for (Method method : methods(type)) {
                add(type, method.getName(), method.invoke(null), found);
            }
        } catch (InvocationTargetException e) {
            throw broken(type, e.getCause() == null ? e : e.getCause());
        } catch (ExceptionInInitializerError e) {
            throw broken(type, e.getCause() == null ? e : e.getCause());
        } catch (IllegalAccessException | LinkageError e) {
            throw broken(type, e);
        }
        return found;
    }

    /** In the order of their names, since Java keeps no other. */
    private static List<Method> methods(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(m -> isOffered(m.getModifiers()) && m.getReturnType() == Machine.class
                        && m.getParameterCount() == 0)
                .sorted(Comparator.comparing(Method::getName)).toList();
    }

    private static boolean isOffered(int modifiers) {
        return Modifier.isPublic(modifiers) && Modifier.isStatic(modifiers);
    }

    private static void add(Class<?> type, String member, Object value, List<FoundMachine> found) {
        if (!(value instanceof Machine<?> machine)) {
            throw new LoadException("Expected " + type.getName() + "." + member + " to be a machine, but it is null");
        }
        found.add(new FoundMachine(type.getName(), member, machine));
    }

    /** With the line of the class that it happened in. */
    private static LoadException broken(Class<?> type, Throwable cause) {
        String outer = type.getName().split("\\$", 2)[0];
        String where = Arrays.stream(cause.getStackTrace())
                .filter(f -> f.getClassName().equals(outer) || f.getClassName().startsWith(outer + "$")).findFirst()
                .map(f -> " at " + f.getFileName() + ":" + f.getLineNumber()).orElse("");
        return new LoadException("Expected to make the machines of " + type.getName() + ", but" + where + ": "
                + (cause.getMessage() == null ? cause.toString() : cause.getMessage()), cause);
    }
}
