/**
 * Copies a whole store into another database. Belongs here: which table is copied how, the numbers that
 * change with the
 * count of partitions, and the proof that all arrived. Does not belong here: what the rows mean to the
 * engine.
 */
@NullMarked
package dev.pawl.store.jooq.copy;

import org.jspecify.annotations.NullMarked;
