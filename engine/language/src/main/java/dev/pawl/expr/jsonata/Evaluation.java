package dev.pawl.expr.jsonata;

import com.dashjoin.jsonata.Jsonata.Frame;
import com.dashjoin.jsonata.Utils;
import dev.pawl.expr.Ambient;
import dev.pawl.expr.Meter;
import dev.pawl.expr.Scope;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One evaluation of one expression: watches each step of the library and keeps what its functions draw on.
 * The library
 * hands nothing of ours to the functions that it calls, so the running evaluation is found by its thread.
 */
final class Evaluation {
    private static final ThreadLocal<Evaluation> RUNNING = new ThreadLocal<>();
    private static final int DEEPEST = 1_000;
    private static final int BYTES_OF_VALUE = 16;
    private static final int MOST_WEIGHTS = 50_000;
    private static final Long NOT_YET = -1L;

    private final Scope scope;
    private final Meter meter;
    private @Nullable IdentityHashMap<Object, Long> weights;
    private int depth;
    private long characters;
    private long produced;

    Evaluation(Scope scope) {
        this.scope = scope;
        this.meter = new Meter(scope.ambient().budget(), JsonataResult.ERROR);
    }

    /** The evaluation that this thread is in the midst of. */
    static Evaluation running() {
        Evaluation evaluation = RUNNING.get();
        if (evaluation == null) {
            throw new IllegalStateException("Functions of JSONata are called only while an expression is evaluated");
        }
        return evaluation;
    }

    void begin() {
        RUNNING.set(this);
    }

    void end() {
        RUNNING.remove();
    }

    Ambient ambient() {
        return scope.ambient();
    }

    Meter meter() {
        return meter;
    }

    /** Counts a character that a regular expression looks at. */
    void character() {
        meter.part(++characters);
    }

    /** Refuses a text or list before it is made: a list's elements count as some bytes each. */
    void willMake(long characters, long elements) {
        meter.size(characters + elements * BYTES_OF_VALUE);
    }

    /** Has the library tell about each step. */
    void watch(Frame frame) {
        frame.setEvaluateEntryCallback((expression, input, environment) -> {
            meter.step();
            if (++depth > DEEPEST) {
                throw meter.exceeded("it is nested too deep, perhaps an endless recursion");
            }
        });
        frame.setEvaluateExitCallback((expression, input, environment, result) -> {
            depth--;
            if (result instanceof String s) {
                meter.size(s.length());
            } else if (result instanceof Collection || result instanceof Map) {
                weigh(result);
            }
        });
    }

    /** Counts a value of the result. */
    void produced(Object value, boolean tooDeep) {
        meter.step();
        produced += value instanceof String s ? s.length() + BYTES_OF_VALUE : BYTES_OF_VALUE;
        meter.size(produced);
        if (tooDeep) {
            throw meter.exceeded("the result is nested too deep");
        }
    }

    /**
     * Size of a value as it would be written out. A value may hold another many times, and so be small in memory
     * but
     * endless to whoever walks through it, such as a comparison, so that this is found out as soon as it is made.
     */
    private long weigh(Object value) {
        if (value instanceof ObjectView || value instanceof ArrayView) {
            return 1;
        }
        if (value instanceof Utils.RangeList range) {
            willMake(0, range.size());
            return range.size();
        }
        Collection<?> parts = value instanceof Map<?, ?> m ? m.values() : (Collection<?>) value;
        IdentityHashMap<Object, Long> known = known();
        Long before = known.putIfAbsent(value, NOT_YET);
        if (before != null && (before.equals(NOT_YET) || before >= parts.size())) {
            return Math.max(1, before);
        }
        long weight = 1;
        for (Object part : parts) {
            weight += weightOf(part);
        }
        meter.steps(parts.size() / 4);
        willMake(0, weight);
        known.put(value, weight);
        return weight;
    }

    private IdentityHashMap<Object, Long> known() {
        IdentityHashMap<Object, Long> known = weights;
        if (known == null || known.size() > MOST_WEIGHTS) {
            // Starting anew costs some time, but lets go of values that nothing else holds any more.
            known = new IdentityHashMap<>();
            weights = known;
        }
        return known;
    }

    private long weightOf(@Nullable Object part) {
        if (part instanceof String s) {
            return 1L + s.length() / BYTES_OF_VALUE;
        }
        return part instanceof Collection || part instanceof Map ? weigh(part) : 1;
    }
}
