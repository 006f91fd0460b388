/**
 * Advice on state machines that are valid: what will fail, hang, cost or surprise later. {@link
 * dev.pawl.lint.Linter} is the way in; each {@link dev.pawl.lint.LintRule} is a small class beside it. Does
 * not
 * belong here: what AWS refuses ({@code dev.pawl.asl.lint}).
 */
@NullMarked
package dev.pawl.lint;

import org.jspecify.annotations.NullMarked;
