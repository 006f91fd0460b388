/**
 * Rows of Parquet files as items. Belongs here: footers, pages, and how columns become JSON. Does not belong
 * here:
 * where the bytes come from.
 */
@NullMarked
package dev.pawl.items.parquet;

import org.jspecify.annotations.NullMarked;
