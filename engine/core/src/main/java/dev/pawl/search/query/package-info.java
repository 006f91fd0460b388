/**
 * The language in which people say which executions they look for, and its meaning as values. Does not belong
 * here: how
 * executions are found.
 */
@NullMarked
package dev.pawl.search.query;

import org.jspecify.annotations.NullMarked;
