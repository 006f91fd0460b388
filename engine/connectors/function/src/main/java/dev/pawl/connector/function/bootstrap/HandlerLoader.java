package dev.pawl.connector.function.bootstrap;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the handler that a text such as {@code example.Orders::confirm} names. */
final class HandlerLoader {
    private static final String USUAL = "handleRequest";

    private HandlerLoader() {}

    static Handler load(String classPath, String handler) throws Exception {
        String[] parts = handler.split("::", 2);
        FunctionLoader classes = FunctionLoader.of(classPath);
        Thread.currentThread().setContextClassLoader(classes);
        Class<?> type;
        try {
            type = Class.forName(parts[0], true, classes);
        } catch (ClassNotFoundException e) {
            throw new ClassNotFoundException("Class not found: " + parts[0], e);
        }
        String method = parts.length == 1 ? USUAL : parts[1];
        if (method.equals(USUAL) && RequestStreamHandler.class.isAssignableFrom(type)) {
            return streams((RequestStreamHandler) instance(type));
        }
        if (method.equals(USUAL) && RequestHandler.class.isAssignableFrom(type)) {
            return values(instance(type), type);
        }
        if (parts.length == 1) {
            throw new NoSuchMethodException("Class " + type.getName()
                    + " does not implement an appropriate handler interface.  Expected one of: "
                    + RequestHandler.class.getName() + " or " + RequestStreamHandler.class.getName());
        }
        return method(type, method);
    }

    private static Object instance(Class<?> type) throws Exception {
        try {
            return type.getConstructor().newInstance();
        } catch (NoSuchMethodException e) {
            throw new NoSuchMethodException("Class " + type.getName() + " has no public zero-argument constructor");
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof Exception thrown ? thrown : e;
        }
    }

    private static Handler streams(RequestStreamHandler handler) {
        return (event, context) -> {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            handler.handleRequest(new ByteArrayInputStream(event), out, context);
            return out.toByteArray();
        };
    }

    @SuppressWarnings("unchecked")
    private static Handler values(Object instance, Class<?> type) {
        RequestHandler<@Nullable Object, @Nullable Object> handler = (RequestHandler<@Nullable Object, @Nullable Object>) instance;
        Type input = EventJson.inputOf(type);
        return (event, context) -> EventJson.write(handler.handleRequest(EventJson.read(event, input), context));
    }

    private static Handler method(Class<?> type, String name) throws Exception {
        Optional<Method> found = Arrays.stream(type.getMethods())
                .filter(method -> method.getName().equals(name) && !method.isBridge() && isHandler(method))
                .max(Comparator.comparingInt(Method::getParameterCount));
        Method method = found.orElseThrow(() -> new NoSuchMethodException("No public method named " + name
                + " with appropriate method signature found on class " + type.getName()));
        Object instance = Modifier.isStatic(method.getModifiers()) ? type : instance(type);
        return (event, context) -> {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            Object result = invoke(method, instance, event, out, context);
            boolean streamed = List.of(method.getParameterTypes()).contains(OutputStream.class);
            return streamed ? out.toByteArray() : EventJson.write(result);
        };
    }

    private static boolean isHandler(Method method) {
        Class<?>[] types = method.getParameterTypes();
        return switch (types.length) {
            case 0, 1 -> true;
            case 2 -> types[1] == Context.class
                    || (types[0] == InputStream.class && types[1] == OutputStream.class);
            case 3 -> types[0] == InputStream.class && types[1] == OutputStream.class && types[2] == Context.class;
            default -> false;
        };
    }

    private static @Nullable Object invoke(Method method, Object instance, byte[] event, OutputStream out,
            Context context) throws Throwable {
        Class<?>[] types = method.getParameterTypes();
        @Nullable Object[] arguments = new Object[types.length];
        for (int i = 0; i < types.length; i++) {
            if (types[i] == Context.class) {
                arguments[i] = context;
            } else if (types[i] == InputStream.class) {
                arguments[i] = new ByteArrayInputStream(event);
            } else if (types[i] == OutputStream.class) {
                arguments[i] = out;
            } else {
                arguments[i] = EventJson.read(event, method.getGenericParameterTypes()[i]);
            }
        }
        try {
            return method.invoke(instance, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
