package dev.pawl.interpreter.model;

import java.util.ArrayList;
import java.util.List;

/** How often each retrier of a state has been used since the state was entered. */
public record Retries(List<Integer> byRetrier) {
    /** Never. */
    public static final Retries NONE = new Retries(List.of());

    /** How often that retrier has been used. */
    public int of(int retrier) {
        return retrier < byRetrier.size() ? byRetrier.get(retrier) : 0;
    }

    /** How often the state has been tried again: RetryCount of the context object. */
    public int total() {
        int sum = 0;
        for (int n : byRetrier) {
            sum += n;
        }
        return sum;
    }

    /** With that retrier used once more. */
    public Retries plusOne(int retrier) {
        List<Integer> counts = new ArrayList<>(byRetrier);
        while (counts.size() <= retrier) {
            counts.add(0);
        }
        counts.set(retrier, counts.get(retrier) + 1);
        return new Retries(List.copyOf(counts));
    }
}
