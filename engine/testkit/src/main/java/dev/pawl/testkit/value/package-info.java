/**
 * Records, JSON trees and JSON text, made into one another. Belongs here: nothing that knows of workflows.
 */
@NullMarked
package dev.pawl.testkit.value;

import org.jspecify.annotations.NullMarked;
