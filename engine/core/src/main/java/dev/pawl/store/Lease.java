package dev.pawl.store;

/**
 * The right to write to a partition. A store refuses it once a later epoch has begun.
 *
 * @param partition
 *            from 0
 * @param epoch
 *            counts up each time the partition gets an owner
 */
public record Lease(int partition, long epoch) {}
