/**
 * Finding executions, and how machines fare. Belongs here: what is indexed of an execution, following commits
 * to index
 * it, answering queries in bounded time, rates and latencies. Does not belong here: how documents are stored,
 * and how
 * queries are written.
 */
@NullMarked
package dev.pawl.search;

import org.jspecify.annotations.NullMarked;
