/**
 * The audit trail: how its entries are chained, and how a break is found. Pure, but for the port that gives
 * entries;
 * where they lie is the stores' business.
 */
@NullMarked
package dev.pawl.approval.audit;

import org.jspecify.annotations.NullMarked;
