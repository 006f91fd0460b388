package dev.pawl.delivery;

import java.util.Map;

/**
 * How far a subscriber has come in a partition.
 *
 * @param position
 *            up to which it has dealt with all commits, but for those of lanes that are behind
 * @param head
 *            of the last commit
 * @param behind
 *            lanes that could not keep up, and how far each has come
 * @param delivered
 *            what was sent since the engine began
 * @param failures
 *            tries that failed since the engine began
 */
public record Lag(String subscriber, int partition, long position, long head, Map<String, Long> behind,
        long delivered, long failures) {}
