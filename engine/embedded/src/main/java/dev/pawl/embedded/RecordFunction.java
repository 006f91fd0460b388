package dev.pawl.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.connector.function.FunctionContext;
import dev.pawl.connector.function.FunctionException;
import dev.pawl.connector.function.FunctionHandler;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** A function whose input and output are Java values. */
record RecordFunction(String name, Type input, Values values, ClassLoader classes, Body body)
        implements
            FunctionHandler {

    /** What it does with an input that fits. */
    @FunctionalInterface
    interface Body {
        @Nullable Object apply(@Nullable Object input, FunctionCall call) throws Exception;
    }

    static RecordFunction of(String name, Type input, Values values, Body body) {
        if (!name.matches("[A-Za-z0-9_-]{1,64}")) {
            throw new IllegalArgumentException("Expected a function's name of up to 64 letters, digits, hyphens and"
                    + " underscores, but got " + name);
        }
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return new RecordFunction(name, input, values,
                context == null ? body.getClass().getClassLoader() : context, body);
    }

    @Override
    public JsonNode handle(JsonNode event, FunctionContext context) throws FunctionException {
        Thread.currentThread().setContextClassLoader(classes);
        try {
            Object given = input == Void.class ? null : values.read(event, input, "the input of function " + name);
            return values.write(body.apply(given, FunctionCall.of(context)), "the output of function " + name);
        } catch (Throwable thrown) {
            throw named(thrown);
        }
    }

    private static FunctionException named(Throwable thrown) {
        String message = thrown.getMessage();
        FunctionException named = new FunctionException(ErrorNames.of(thrown), message == null ? "" : message);
        named.setStackTrace(thrown.getStackTrace());
        if (thrown.getCause() != null) {
            named.initCause(thrown.getCause());
        }
        return named;
    }
}
