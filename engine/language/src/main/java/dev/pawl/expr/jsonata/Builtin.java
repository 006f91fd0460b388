package dev.pawl.expr.jsonata;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata.JFunction;
import com.dashjoin.jsonata.utils.Signature;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A function of ours among those of the JSONata library. */
final class Builtin extends JFunction {
    /** Name of the method that the library wants to find. */
    static final String NEVER_CALLED = "neverCalled";

    private final String name;
    private final Signature signature;
    private final Body body;

    /** What a function does. */
    interface Body {
        /** The value, or null for undefined. */
        @Nullable Object call(Args args);
    }

    /**
     * @param signature
     *            in the notation of JSONata, such as {@code <s-n?:s>}
     */
    Builtin(String name, String signature, Body body) {
        super(name, signature, Builtin.class, null, NEVER_CALLED);
        this.name = name;
        this.signature = new Signature(signature, name);
        this.body = body;
    }

    /** The library wants a method to exist, which it never calls, because {@link #call} is ours. */
    public static void neverCalled() {}

    String name() {
        return name;
    }

    @Override
    public @Nullable Object call(@Nullable Object input, @SuppressWarnings("rawtypes") List args) {
        return body.call(new Args(name, args));
    }

    @Override
    public int getNumberOfArgs() {
        return signature.getNumberOfArgs();
    }

    /** The arguments of a call; those that were left out, or are undefined, are null. */
    record Args(String function, List<?> values) {
        @Nullable Object value(int index) {
            return index < values.size() ? values.get(index) : null;
        }

        boolean missing(int index) {
            return value(index) == null;
        }

        String text(int index) {
            if (value(index) instanceof String s) {
                return s;
            }
            throw mismatch(index);
        }

        double number(int index) {
            if (value(index) instanceof Number n) {
                return n.doubleValue();
            }
            throw mismatch(index);
        }

        double number(int index, double otherwise) {
            return missing(index) ? otherwise : number(index);
        }

        List<?> list(int index) {
            Object value = value(index);
            if (value == null) {
                throw mismatch(index);
            }
            return value instanceof List<?> l ? l : List.of(value);
        }

        JException mismatch(int index) {
            return new JException("T0410", -1, index + 1, function);
        }
    }
}
