/**
 * The fold of an execution's events, what comes in and what goes out. Belongs here: values. Does not belong
 * here: rules.
 */
@NullMarked
package dev.pawl.interpreter.model;

import org.jspecify.annotations.NullMarked;
