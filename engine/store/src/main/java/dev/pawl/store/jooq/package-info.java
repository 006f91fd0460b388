/**
 * All ports that keep something, on SQL through jOOQ: SQLite for one process, PostgreSQL for several. Belongs
 * here: tables,
 * statements, transactions, the writer that commits many appends at once. Does not belong here: what the rows
 * mean to an
 * execution.
 */
@NullMarked
package dev.pawl.store.jooq;

import org.jspecify.annotations.NullMarked;
