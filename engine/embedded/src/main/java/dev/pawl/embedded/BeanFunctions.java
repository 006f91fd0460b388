package dev.pawl.embedded;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the methods of an object that are functions. A proxy around a bean has those of the bean. */
final class BeanFunctions {
    private BeanFunctions() {}

    /**
     * Its functions; at least one.
     *
     * @throws IllegalArgumentException
     *             if there is none, or a method cannot be one
     */
    static List<RecordFunction> of(Object bean, Values values) {
        Map<String, RecordFunction> functions = new LinkedHashMap<>();
        for (Method declared : declared(bean.getClass())) {
            String said = declared.getAnnotation(Function.class).value();
            String name = said.isEmpty() ? declared.getName() : said;
            RecordFunction before = functions.put(name, function(name, bean, declared, values));
            if (before != null) {
                throw new IllegalArgumentException("Expected each function once, but " + bean.getClass().getName()
                        + " has two methods for " + name);
            }
        }
        if (functions.isEmpty()) {
            throw new IllegalArgumentException("Expected public methods with @Function in " + bean.getClass().getName()
                    + ", but there is none");
        }
        return List.copyOf(functions.values());
    }

    /** Methods with the annotation: each once, where it is said nearest to the class. */
    private static List<Method> declared(Class<?> bean) {
        Map<String, Method> found = new LinkedHashMap<>();
        family(bean).flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(Function.class) && !method.isBridge())
                .sorted((a, b) -> a.getName().compareTo(b.getName()))
                .forEach(method -> found.putIfAbsent(
                        method.getName() + Arrays.toString(method.getParameterTypes()), method));
        return List.copyOf(found.values());
    }

    private static Stream<Class<?>> family(@Nullable Class<?> type) {
        return type == null
                ? Stream.empty()
                : Stream.of(Stream.<Class<?>>of(type),
                        Arrays.stream(type.getInterfaces()).flatMap(BeanFunctions::family),
                        family(type.getSuperclass())).flatMap(each -> each);
    }

    private static RecordFunction function(String name, Object bean, Method method, Values values) {
        if (!Modifier.isPublic(method.getModifiers()) || Modifier.isStatic(method.getModifiers())) {
            throw new IllegalArgumentException("Expected @Function on public methods of objects, but " + method
                    + " is none");
        }
        List<Class<?>> parameters = List.of(method.getParameterTypes());
        boolean call = !parameters.isEmpty() && parameters.getLast() == FunctionCall.class;
        List<Class<?>> inputs = call ? parameters.subList(0, parameters.size() - 1) : parameters;
        if (inputs.size() > 1 || inputs.contains(FunctionCall.class)) {
            throw new IllegalArgumentException("Expected an input, a FunctionCall, both or nothing as the parameters"
                    + " of function " + name + ", but got " + method);
        }
        method.trySetAccessible();
        Type input = inputs.isEmpty() ? Void.class : method.getGenericParameterTypes()[0];
        return RecordFunction.of(name, input, values, (given, about) -> {
            List<@Nullable Object> arguments = new ArrayList<>();
            inputs.forEach(one -> arguments.add(given));
            if (call) {
                arguments.add(about);
            }
            return invoke(bean, method, arguments.toArray());
        });
    }

    private static @Nullable Object invoke(Object bean, Method method, @Nullable Object[] arguments)
            throws Exception {
        try {
            return method.invoke(bean, arguments);
        } catch (InvocationTargetException e) {
            Throwable thrown = e.getCause();
            if (thrown instanceof Exception exception) {
                throw exception;
            }
            throw e;
        }
    }
}
