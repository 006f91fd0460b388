/**
 * Functions as the workers of tasks: those that live in this process, and those behind the Lambda Invoke API.
 * Belongs
 * here: what a handler implements, how a function is found and called, and how its answer becomes an outcome
 * as AWS
 * shows it. Does not belong here: events, retries and task tokens, which are the core's business.
 */
@NullMarked
package dev.pawl.connector.function;

import org.jspecify.annotations.NullMarked;
