package dev.pawl.server.http;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The memory that bodies take from when they begin to arrive until their requests are answered. Each
 * {@link Standing} has a share of the heap of its own, so that strangers cannot take what others need. Short
 * bodies are not counted: somebody can always sign in.
 */
final class BodyRoom {
    /** No more than a connection costs anyway. */
    static final int FREE_BYTES = 1024;

    private final Map<Standing, Budget> budgets = new EnumMap<>(Standing.class);

    private record Budget(long bytes, AtomicLong taken) {
        boolean take(long more) {
            if (taken.addAndGet(more) > bytes) {
                taken.addAndGet(-more);
                return false;
            }
            return true;
        }
    }

    /**
     * In a heap of that size.
     *
     * @param longest
     *            body that is taken; there is room for one of everybody's
     */
    BodyRoom(long heap, int longest) {
        for (Standing standing : Standing.values()) {
            budgets.put(standing, new Budget(Math.max(longest, standing.bytesOf(heap)), new AtomicLong()));
        }
    }

    /** How many bytes are taken at this moment. */
    long taken() {
        return budgets.values().stream().mapToLong(budget -> budget.taken().get()).sum();
    }

    /** Room for one body. Who sends it is asked only if it is not short. */
    Portion portion(Supplier<Standing> standing) {
        return new Portion(standing);
    }

    /** What one body takes. */
    final class Portion {
        private final Supplier<Standing> asked;
        private @Nullable Standing standing;
        private long read;
        private long counted;
        private boolean released;

        private Portion(Supplier<Standing> asked) {
            this.asked = asked;
        }

        /** Takes room for some bytes more; false if there is none, or the request has been answered. */
        synchronized boolean take(int bytes) {
            read += bytes;
            if (released || read <= FREE_BYTES) {
                return !released;
            }
            long more = read - counted;
            if (!budget().take(more)) {
                return false;
            }
            counted += more;
            return true;
        }

        private Budget budget() {
            Standing known = standing;
            if (known == null) {
                known = asked.get();
                standing = known;
            }
            return Objects.requireNonNull(budgets.get(known));
        }

        /** Whose share was too small. */
        synchronized Standing standing() {
            return standing == null ? Standing.STRANGER : standing;
        }

        /** Gives it all back. */
        synchronized void release() {
            if (!released) {
                released = true;
                if (counted > 0) {
                    budget().taken().addAndGet(-counted);
                }
            }
        }
    }
}
